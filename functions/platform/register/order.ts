import type { SQLInputValue } from 'node:sqlite';
import type { Order } from '#shared/register/sort';
import type { RegisterFile } from './file.ts';
import { orderColumn } from './layout.ts';
import { all, any, sql, type Sql } from './sql.ts';
import { isKept, valueOf } from './where.ts';

/** One thing to order by; empties come last both ways. */
export type Term = { value: Sql; backwards: boolean };

export const termsOf = (file: RegisterFile, orders: readonly Order[]): Term[] =>
  orders.flatMap(({ field, backwards }): Term[] => {
    if (field.kind === 'money')
      return [
        { value: valueOf(file, field, 'currency'), backwards: false },
        { value: valueOf(file, field), backwards },
      ];
    if (field.custom || !isKept(file, field)) return [{ value: valueOf(file, field), backwards }];
    return [{ value: sql(`r."${orderColumn(field)}"`), backwards }];
  });

/** Ties go the way of the first term, so that its index can be walked from either end. */
const tieBackwards = ([first]: readonly Term[]): boolean => first?.backwards ?? false;

export const orderBy = (terms: readonly Term[]): Sql => {
  const parts = terms.map(({ value, backwards }) => `${value.text} ${backwards ? 'DESC' : 'ASC'} NULLS LAST`);
  const tie = tieBackwards(terms) ? 'r.n DESC' : 'r.n';
  return { text: [...parts, tie].join(', '), values: terms.flatMap(({ value }) => value.values) };
};

/** Where a page ended: the values it was ordered by and the row's number. */
export type Place = { values: SQLInputValue[]; n: number };

/** The rows that come after a place in this order. */
export const after = (terms: readonly Term[], place: Place): Sql => following(terms, place, tieBackwards(terms));

const following = (terms: readonly Term[], { values, n }: Place, backTie: boolean): Sql => {
  const [term, ...rest] = terms;
  if (!term) return sql(backTie ? 'r.n < ?' : 'r.n > ?', n);
  const [last = null, ...others] = values;
  const { value, backwards } = term;
  const same: Sql = last === null ? put(value, ' IS NULL') : put(value, ' = ?', last);
  const tied = all([same, following(rest, { values: others, n }, backTie)]);
  if (last === null) return tied;
  return any([put(value, backwards ? ' < ?' : ' > ?', last), put(value, ' IS NULL'), tied]);
};

const put = (value: Sql, text: string, ...more: SQLInputValue[]): Sql => ({
  text: value.text + text,
  values: [...value.values, ...more],
});
