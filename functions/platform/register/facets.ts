import type { SQLOutputValue } from 'node:sqlite';
import { isList, type RegisterField } from '#shared/register/fields';
import { found, limits, type Question } from './ask.ts';
import type { RegisterFile } from './file.ts';
import { asText, splitList } from './layout.ts';
import { all } from './sql.ts';
import { valueOf } from './where.ts';

export type Facet = { value: string | null; count: number }[];
const mostValues = 100;

/** How many rows have each value of a field, the most frequent first; a row counts for each value of a list. */
export const facetOf = (file: RegisterFile, question: Question, field: RegisterField): Facet => {
  const wanted = all([limits(file, question), found(file, question)]);
  const value = valueOf(file, field);
  const rows = file.db
    .prepare(`SELECT ${value.text} AS value, count(*) AS count FROM row r WHERE ${wanted.text} GROUP BY 1`)
    .all(...value.values, ...wanted.values);
  const counts = new Map<string | null, number>();
  for (const row of rows) {
    const count = Number(row.count);
    for (const each of valuesIn(field, row.value)) counts.set(each, (counts.get(each) ?? 0) + count);
  }
  return [...counts]
    .map(([each, count]) => ({ value: each, count }))
    .sort((a, b) => b.count - a.count)
    .slice(0, mostValues);
};

const valuesIn = (field: RegisterField, stored: SQLOutputValue | undefined): (string | null)[] => {
  if (stored === null || stored === undefined) return [null];
  if (isList(field)) return splitList(stored);
  return [field.kind === 'yes-no' ? String(stored === 1) : asText(stored)];
};
