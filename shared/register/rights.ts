/** Whose rows a reader sees: those they keep, those of their regions (none named: every region), or all. */
export type RowRights = { scope: 'own' | 'region' | 'all'; staffId: string; regions: readonly string[] };
