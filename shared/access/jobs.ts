import * as z from 'zod/mini';

/** The eight jobs; each is a group of the user pool and a row of the rights table. */
export const jobs = ['sales', 'purchasing', 'finance', 'quality', 'service', 'manager', 'auditor', 'admin'] as const;
export const Job = z.enum(jobs);
export type Job = z.infer<typeof Job>;

/** Which rows a person sees: those they keep, those of their regions, or all. */
export const rowScopes = ['own', 'region', 'all'] as const;
export const RowScope = z.enum(rowScopes);
export type RowScope = z.infer<typeof RowScope>;
