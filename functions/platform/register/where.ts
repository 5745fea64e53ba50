import type { SQLInputValue } from 'node:sqlite';
import { isList, type MoneyValue, type RegisterField } from '#shared/register/fields';
import type { Clause } from '#shared/register/filter';
import type { AskedScalar } from '#shared/register/filter-value';
import { fold, squeeze } from '#shared/register/fold';
import type { RowRights } from '#shared/register/rights';
import type { RegisterFile } from './file.ts';
import { column, currencyColumn, separator } from './layout.ts';
import { fieldMatch } from './match.ts';
import { all, any, marks, sql, type Sql } from './sql.ts';

/** Whether the file has the field's column; a field that newer code knows is empty until the register is rebuilt. */
export const isKept = (file: RegisterFile, field: RegisterField): boolean =>
  field.custom === true || kindsIn(file).get(field.id) === field.kind;

const kinds = new WeakMap<RegisterFile, Map<string, RegisterField['kind']>>();
const kindsIn = (file: RegisterFile): Map<string, RegisterField['kind']> => {
  const known = kinds.get(file) ?? new Map(file.fields.map(({ id, kind }) => [id, kind]));
  kinds.set(file, known);
  return known;
};

/** The expression of a field's value in `row AS r`. */
export const valueOf = (file: RegisterFile, field: RegisterField, part: 'value' | 'currency' = 'value'): Sql => {
  if (field.custom) return sql('json_extract(r.custom, ?)', customPath(field, part));
  if (!isKept(file, field)) return sql('NULL');
  return sql(`r."${part === 'currency' ? currencyColumn(field) : column(field)}"`);
};

const customPath = ({ id, kind }: RegisterField, part: 'value' | 'currency'): string => {
  if (!/^[A-Za-z0-9_-]+$/.test(id)) throw new Error(`not the id of a custom field: ${id}`);
  if (kind !== 'money') return `$."${id}"`;
  return `$."${id}".${part === 'currency' ? 'currency' : 'amount'}`;
};

const put = (value: Sql, text: string, ...values: SQLInputValue[]): Sql => ({
  text: text.replaceAll('@', value.text),
  values: repeated(value, text, values),
});
// A value's own marks come as often as it is named, each time before the marks that follow it.
const repeated = (value: Sql, text: string, values: readonly SQLInputValue[]): SQLInputValue[] => {
  const left = [...values];
  return Array.from(text).flatMap((character) => {
    if (character === '@') return [...value.values];
    return character === '?' ? left.splice(0, 1) : [];
  });
};

const plain = ({ kind }: RegisterField, value: AskedScalar): string | number => {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'object') return value.amount;
  return kind === 'instant' ? Date.parse(String(value)) : value;
};
const isMoney = (value: AskedScalar | undefined): value is MoneyValue => typeof value === 'object';

const comparisons = { lt: '<', lte: '<=', gt: '>', gte: '>=' } as const;

/** One condition as SQL. Every value is bound; names come from the field list alone. */
export const clauseSql = (file: RegisterFile, clause: Clause): Sql => {
  const { field, op, value: asked } = clause;
  const value = valueOf(file, field);
  if (op === 'empty') return put(value, '@ IS NULL');
  if (op === 'notEmpty') return put(value, '@ IS NOT NULL');
  if ('many' in asked) return manySql(field, op, value, asked.many);
  if ('from' in asked) return rangeSql(file, clause, asked);
  if ('none' in asked) return sql('0');
  const one = plain(field, asked.one);
  if (op === 'contains' || op === 'startsWith') return textSql(file, field, op, String(one));
  if (isList(field)) return op === 'ne' ? noneOf(value, [held(one)]) : hasAny(value, [held(one)]);
  const sameCurrency = isMoney(asked.one)
    ? put(valueOf(file, field, 'currency'), '@ = ?', asked.one.currency)
    : sql('1');
  if (op === 'ne') return any([put(value, '@ IS NULL'), put(value, '@ <> ?', one), put(sameCurrency, 'NOT @')]);
  const sign = op === 'lt' || op === 'lte' || op === 'gt' || op === 'gte' ? comparisons[op] : '=';
  return all([put(value, `@ ${sign} ?`, one), sameCurrency]);
};

const held = (value: string | number): string => `${separator}${value}${separator}`;
const hasAny = (value: Sql, many: readonly string[]): Sql =>
  any(many.map((each) => put(value, 'instr(@, ?) > 0', each)));
const noneOf = (value: Sql, many: readonly string[]): Sql =>
  any([put(value, '@ IS NULL'), all(many.map((each) => put(value, 'instr(@, ?) = 0', each)))]);

const manySql = (field: RegisterField, op: Clause['op'], value: Sql, asked: readonly AskedScalar[]): Sql => {
  const many = asked.map((each) => plain(field, each));
  if (op === 'hasAll') return all(many.map((each) => put(value, 'instr(@, ?) > 0', held(each))));
  if (isList(field)) return op === 'notIn' ? noneOf(value, many.map(held)) : hasAny(value, many.map(held));
  const listed = put(value, `@ IN (${marks(many.length)})`, ...many);
  return op === 'notIn' ? any([put(value, '@ IS NULL'), put(listed, 'NOT @')]) : listed;
};

const rangeSql = (
  file: RegisterFile,
  { field, op }: Clause,
  { from, until }: { from: AskedScalar; until: AskedScalar },
): Sql => {
  const value = valueOf(file, field);
  const inside = put(value, '@ BETWEEN ? AND ?', plain(field, from), plain(field, until));
  if (op === 'ne') return any([put(value, '@ IS NULL'), put(inside, 'NOT (@)')]);
  return isMoney(from) ? all([inside, put(valueOf(file, field, 'currency'), '@ = ?', from.currency)]) : inside;
};

/** Compared as letters and digits where there are any. For a searched field the index leads to the rows that may have them. */
const textSql = (file: RegisterFile, field: RegisterField, op: 'contains' | 'startsWith', text: string): Sql => {
  const value = valueOf(file, field);
  const sign = op === 'contains' ? '> 0' : '= 1';
  const squeezed = squeeze(text);
  if (squeezed === '') return put(value, `instr(fold(@), ?) ${sign}`, fold(text));
  // Most hits are letter by letter, which the engine sees by itself.
  const holds = put(value, `instr(@, ?) ${sign} OR instr(squeeze(@), ?) ${sign}`, text, squeezed);
  const match = isSearched(file, field) ? fieldMatch(file.groups, field, squeezed, op) : undefined;
  return match ? all([sql('r.n IN (SELECT rowid FROM search WHERE search MATCH ?)', match), holds]) : holds;
};

export const isSearched = (file: RegisterFile, field: RegisterField): boolean =>
  !field.custom &&
  file.fields.some(({ id, search }) => id === field.id && search !== undefined && search === field.search);

/** The rows a reader may see at all. */
export const rightsSql = ({ scope, staffId, regions }: RowRights): Sql => {
  if (scope === 'all' || (scope === 'region' && regions.length === 0)) return sql('1');
  const kept = sql('r.customer_keeper = ? OR r.supplier_keeper = ?', staffId, staffId);
  if (scope === 'own') return kept;
  // `+`: a region has so many rows that its index would only be in the way of the order's.
  return any([sql(`+r.region IN (${marks(regions.length)})`, ...regions), kept]);
};
