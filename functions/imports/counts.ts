import type { Counts, ImportRowView } from '#shared/imports/model';

export const sum = (a: Counts, b: Counts): Counts => ({
  created: a.created + b.created,
  updated: a.updated + b.updated,
  duplicates: a.duplicates + b.duplicates,
  skipped: a.skipped + b.skipped,
  faulty: a.faulty + b.faulty,
});

const countedAs = { skip: 'skipped', create: 'created', update: 'updated', none: 'duplicates' } as const;

/** Under which count a duplicate stands by what was decided of it. */
export const countedUnder = (decision: ImportRowView['decision']): keyof Counts =>
  countedAs[decision?.decision ?? 'none'];

/** How rows would be counted if they were loaded now. */
export const countOf = (rows: readonly { row: number }[], told: ReadonlyMap<number, ImportRowView>): Counts => {
  const counts: Counts = { created: 0, updated: 0, duplicates: 0, skipped: 0, faulty: 0 };
  for (const { row } of rows) {
    const said = told.get(row);
    counts[!said ? 'created' : said.status === 'fault' ? 'faulty' : countedUnder(said.decision)] += 1;
  }
  return counts;
};
