import type { SQLInputValue } from 'node:sqlite';
import { isList, type MoneyValue, type RegisterField, type RegisterValue } from '#shared/register/fields';
import type { RegisterRow } from '#shared/register/row';
import { customTextOf } from '#shared/register/search-text';

/** Raised when the tables change their form: an older file is then rebuilt, not read. */
export const format = 2;

/** Stands before, between and after the values of a list, so that one value is found whole. */
export const separator = '\u001f';
const joinedList = (values: readonly string[]): string | null =>
  values.length === 0 ? null : `${separator}${values.join(separator)}${separator}`;
export const splitList = (stored: unknown): string[] =>
  typeof stored === 'string' ? stored.split(separator).filter((value) => value !== '') : [];

const nameOf = (column: string): string => {
  if (!/^[a-z][a-z0-9_]*$/.test(column)) throw new Error(`not a column name: ${column}`);
  return `"${column}"`;
};
const affinity = ({ kind }: RegisterField): string => {
  if (kind === 'number' || kind === 'rate') return 'REAL';
  return kind === 'money' || kind === 'yes-no' || kind === 'instant' ? 'INTEGER' : 'TEXT';
};

const named = new WeakMap<RegisterField, { value: string; currency: string }>();
// A page asks for thousands of cells by these names; made anew each time they cost more than the cells.
const namesOf = (field: RegisterField): { value: string; currency: string } => {
  const known = named.get(field);
  if (known) return known;
  const value = field.held ?? `v_${field.column}`;
  const made = { value, currency: `${value}_currency` };
  named.set(field, made);
  return made;
};
export const column = (field: RegisterField): string => namesOf(field).value;
export const currencyColumn = (field: RegisterField): string => namesOf(field).currency;
/** Names are ordered as they are read, which for Chinese is by pinyin. */
export const orderColumn = (field: RegisterField): string =>
  field.search === 'name' && field.sortable ? `${column(field)}_order` : column(field);

const columnsOf = (field: RegisterField): string[] => {
  if (field.held) return [];
  const own = `${nameOf(column(field))} ${affinity(field)}`;
  if (field.kind === 'money') return [own, `${nameOf(currencyColumn(field))} TEXT`];
  return orderColumn(field) === column(field) ? [own] : [own, `${nameOf(orderColumn(field))} TEXT`];
};

const indexOf = (field: RegisterField): string => {
  const name = orderColumn(field);
  return `CREATE INDEX ${nameOf(`i_${name}`)} ON row (${nameOf(name)}, n)`;
};

/** Counting reads this narrow copy in place of whole rows. Region leads, which nothing asks for alone, so that no list is walked by it. */
const countingIndex = (fields: readonly RegisterField[]): string => {
  const counted = fields
    .filter((field) => field.counted)
    .map(column)
    .map(nameOf);
  return `CREATE INDEX i_counting ON row (${['region', 'customer_keeper', 'supplier_keeper', ...counted].join(', ')})`;
};

/** The tables of a new file. Search is contentless: the row itself holds the values. */
export const tablesOf = (fields: readonly RegisterField[]): string[] => [
  `CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID`,
  `CREATE TABLE gone (id TEXT PRIMARY KEY) WITHOUT ROWID`,
  `CREATE TABLE row (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, version INTEGER NOT NULL, seen TEXT NOT NULL, pending TEXT,
    region TEXT, customer_keeper TEXT, supplier_keeper TEXT, custom TEXT, custom_text TEXT, ${fields.flatMap(columnsOf).join(', ')})`,
  `CREATE INDEX i_customer_keeper ON row (customer_keeper) WHERE customer_keeper IS NOT NULL`,
  `CREATE INDEX i_supplier_keeper ON row (supplier_keeper) WHERE supplier_keeper IS NOT NULL`,
  countingIndex(fields),
  ...fields.filter(({ indexed }) => indexed).map(indexOf),
  // Neither texts nor places of pieces are kept: which row has a piece is all that is asked, and the rows hold the texts.
  `CREATE VIRTUAL TABLE search USING fts5 (pieces, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii')`,
  `CREATE VIRTUAL TABLE piece USING fts5vocab (search, row)`,
];

const longestOrder = 32;
const orderText = (field: RegisterField, row: RegisterRow): string | null => {
  const text = row.values[field.id];
  const read = row.spelling[field.id]?.syllables?.[0];
  return typeof text === 'string' ? (read ?? text.toLowerCase()).slice(0, longestOrder) : null;
};

const isMoney = (value: RegisterValue | undefined): value is MoneyValue =>
  typeof value === 'object' && value !== null && 'amount' in value;

const stored = (field: RegisterField, value: RegisterValue | undefined): SQLInputValue => {
  if (value === undefined || value === null) return null;
  if (isMoney(value)) return value.amount;
  if (field.kind === 'instant') return Date.parse(String(value));
  if (isList(field)) return joinedList(typeof value === 'object' ? value : [String(value)]);
  if (typeof value === 'object') return joinedList(value);
  if (typeof value === 'boolean') return value ? 1 : 0;
  return field.kind === 'number' || field.kind === 'rate' ? Number(value) : value;
};

const customStored = (custom: RegisterRow['custom']): string | null => {
  const entries = Object.entries(custom).map(([id, value]) => [id, Array.isArray(value) ? joinedList(value) : value]);
  return entries.length === 0 ? null : JSON.stringify(Object.fromEntries(entries));
};
const textStored = (row: RegisterRow): string | null => {
  const text = customTextOf(row);
  return Object.keys(text).length === 0 ? null : JSON.stringify(text);
};

/** The columns of a row beside `n` and `id`, in one order for insert and update. */
export const cellsOf = (
  row: RegisterRow,
  seen: string,
  pending: string | null,
  fields: readonly RegisterField[],
): [string, SQLInputValue][] => [
  ['version', row.version],
  ['seen', seen],
  ['pending', pending],
  ['region', row.region],
  ['customer_keeper', row.customerKeeper],
  ['supplier_keeper', row.supplierKeeper],
  ['custom', customStored(row.custom)],
  ['custom_text', textStored(row)],
  ...fields.flatMap((field): [string, SQLInputValue][] => {
    if (field.held) return [];
    const value = row.values[field.id] ?? null;
    const cells: [string, SQLInputValue][] = [[column(field), stored(field, value)]];
    if (field.kind === 'money') cells.push([currencyColumn(field), isMoney(value) ? value.currency : null]);
    if (orderColumn(field) !== column(field)) cells.push([orderColumn(field), orderText(field, row)]);
    return cells;
  }),
];

/** A cell as text; ours are texts and numbers. */
export const asText = (cell: unknown): string =>
  typeof cell === 'number' ? String(cell) : typeof cell === 'string' ? cell : '';

/** A cell back as the value it was. */
export const valueIn = (cells: Record<string, unknown>, field: RegisterField): RegisterValue => {
  const cell = cells[column(field)];
  if (cell === null || cell === undefined) return null;
  if (isList(field)) return splitList(cell);
  if (field.kind === 'money') return { amount: Number(cell), currency: asText(cells[currencyColumn(field)]) };
  if (field.kind === 'yes-no') return cell === 1;
  if (field.kind === 'instant') return new Date(Number(cell)).toISOString();
  return typeof cell === 'number' && field.kind !== 'rate' ? cell : asText(cell);
};

/** The custom values of a row, lists as lists again. */
export const customIn = (cell: unknown): Record<string, RegisterValue> => {
  if (typeof cell !== 'string') return {};
  const parsed = JSON.parse(cell) as Record<string, RegisterValue>;
  return Object.fromEntries(
    Object.entries(parsed).map(([id, value]) => [
      id,
      typeof value === 'string' && value.startsWith(separator) ? splitList(value) : value,
    ]),
  );
};
