/** The eight jobs; each is a group of the user pool and a row of the rights table. */
export const jobs = ['sales', 'purchasing', 'finance', 'quality', 'service', 'manager', 'auditor', 'admin'] as const;
export type Job = (typeof jobs)[number];

/** Which rows a person sees: those they keep, those of their regions, or all. */
export const rowScopes = ['own', 'region', 'all'] as const;
export type RowScope = (typeof rowScopes)[number];
