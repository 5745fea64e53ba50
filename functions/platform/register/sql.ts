import type { SQLInputValue } from 'node:sqlite';

/** A piece of SQL with its values in the order of their marks. Text from outside only ever travels as a value. */
export type Sql = { text: string; values: readonly SQLInputValue[] };

export const sql = (text: string, ...values: SQLInputValue[]): Sql => ({ text, values });

export const joined = (parts: readonly Sql[], between: string): Sql => ({
  text: parts.map(({ text }) => text).join(between),
  values: parts.flatMap(({ values }) => values),
});

export const all = (parts: readonly Sql[]): Sql =>
  parts.length === 0 ? sql('1') : joined(parts.map(bracketed), ' AND ');
export const any = (parts: readonly Sql[]): Sql =>
  parts.length === 0 ? sql('0') : joined(parts.map(bracketed), ' OR ');

const bracketed = ({ text, values }: Sql): Sql => ({ text: `(${text})`, values });

export const marks = (count: number): string => Array.from({ length: count }, () => '?').join(', ');
