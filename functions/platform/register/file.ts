import { DatabaseSync, type StatementSync } from 'node:sqlite';
import * as z from 'zod/mini';
import type { RegisterField } from '#shared/register/fields';
import { fold, squeeze } from '#shared/register/fold';
import { RegisterRow } from '#shared/register/row';
import { searchGroups, searchTextOf, type SearchGroup } from '#shared/register/search-text';
import { asText, cellsOf, format, separator, tablesOf } from './layout.ts';
import { marks } from './sql.ts';

/**
 * A row that was made anew, or that is gone. `seen` orders the changes of one row: a later one has the greater text.
 * `at` is when the change was written down.
 */
export const Change = z.object({ id: z.string(), seen: z.string(), row: z.nullable(RegisterRow) });
export type Change = z.infer<typeof Change>;

/** An open file and the fields it was made for; a field of newer code that it lacks is as if empty. */
export type RegisterFile = {
  db: DatabaseSync;
  path: string;
  fields: readonly RegisterField[];
  groups: readonly SearchGroup[];
};

const pragmas = [
  // The file is a copy: losing it costs a reload, so nothing waits for the disk.
  'PRAGMA journal_mode = MEMORY',
  'PRAGMA synchronous = OFF',
  'PRAGMA temp_store = MEMORY',
  'PRAGMA cache_size = -8192',
];

export const createFile = (path: string, fields: readonly RegisterField[]): RegisterFile => {
  const kept = fields.filter(({ custom }) => !custom);
  const db = opened(path);
  for (const statement of tablesOf(kept)) db.exec(statement);
  setAbout(db, 'format', String(format));
  setAbout(db, 'fields', JSON.stringify(kept));
  return { db, path, fields: kept, groups: searchGroups(kept) };
};

/** Opens a file made by this format. One of another format is refused: read as empty, it would tell that nothing is there. */
export const openFile = (path: string): RegisterFile => {
  const db = opened(path);
  if (about(db, 'format') !== String(format)) {
    db.close();
    throw new Error('this register was made by another version: make it anew with `npm run register:rebuild`');
  }
  const fields = JSON.parse(about(db, 'fields') ?? '[]') as RegisterField[];
  return { db, path, fields, groups: searchGroups(fields) };
};

const opened = (path: string): DatabaseSync => {
  const db = new DatabaseSync(path);
  for (const statement of pragmas) db.exec(statement);
  db.function('fold', { deterministic: true }, (text) => (typeof text === 'string' ? fold(text) : null));
  db.function('squeeze', { deterministic: true }, (text) => (typeof text === 'string' ? squeeze(text) : null));
  // Whether a value, or one of a list's values, is this very text but for what lies between letters and digits.
  db.function('is_whole', { deterministic: true }, (cell, text) =>
    asText(cell)
      .split(separator)
      .some((value) => squeeze(value) === text)
      ? 1
      : 0,
  );
  return db;
};

const about = (db: DatabaseSync, key: string): string | undefined => {
  const found = db.prepare('SELECT value FROM about WHERE key = ?').get(key);
  return typeof found?.value === 'string' ? found.value : undefined;
};
const setAbout = (db: DatabaseSync, key: string, value: string): void => {
  db.prepare('INSERT OR REPLACE INTO about (key, value) VALUES (?, ?)').run(key, value);
};

export const countRows = ({ db }: RegisterFile): number =>
  Number(db.prepare('SELECT count(*) AS rows FROM row').get()?.rows ?? 0);

type Statements = Record<
  'find' | 'isGone' | 'insert' | 'update' | 'index' | 'unindex' | 'remove' | 'bury',
  StatementSync
>;
const prepared = new WeakMap<DatabaseSync, Statements>();

const statementsOf = ({ db, fields }: RegisterFile): Statements => {
  const known = prepared.get(db);
  if (known) return known;
  const blank: RegisterRow = {
    id: '',
    version: 0,
    region: null,
    customerKeeper: null,
    supplierKeeper: null,
    values: {},
    custom: {},
    spelling: {},
  };
  const names = cellsOf(blank, '', null, fields).map(([name]) => `"${name}"`);
  const made = {
    find: db.prepare('SELECT n, seen, pending FROM row WHERE id = ?'),
    isGone: db.prepare('SELECT 1 FROM gone WHERE id = ?'),
    insert: db.prepare(`INSERT INTO row (id, ${names.join(', ')}) VALUES (?, ${marks(names.length)})`),
    update: db.prepare(`UPDATE row SET ${names.map((name) => `${name} = ?`).join(', ')} WHERE n = ?`),
    index: db.prepare('INSERT INTO search (rowid, pieces) VALUES (?, ?)'),
    unindex: db.prepare('DELETE FROM search WHERE rowid = ?'),
    remove: db.prepare('DELETE FROM row WHERE n = ?'),
    bury: db.prepare('INSERT OR IGNORE INTO gone (id) VALUES (?)'),
  };
  prepared.set(db, made);
  return made;
};

/** Runs as one transaction of the file; whoever reads sees all of it or nothing. */
export const together = <T>({ db }: RegisterFile, work: () => T): T => {
  db.exec('BEGIN');
  try {
    const result = work();
    db.exec('COMMIT');
    return result;
  } catch (error) {
    db.exec('ROLLBACK');
    throw error;
  }
};

export type Applied = { change: Change; at: string };
/** A row that was just written here, before its change arrives; `at` is the instant of the write. */
export type Pending = { row: RegisterRow; at: string };

const kept = new WeakMap<DatabaseSync, Map<string, StatementSync>>();
const mostKept = 100;

/** A statement by its text: to understand a question of fifty columns costs as much as to answer it. */
export const statement = ({ db }: RegisterFile, text: string): StatementSync => {
  const known = kept.get(db) ?? new Map<string, StatementSync>();
  kept.set(db, known);
  const found = known.get(text);
  if (found) return found;
  if (known.size >= mostKept) known.clear();
  const made = db.prepare(text);
  known.set(text, made);
  return made;
};

/**
 * Takes changes in, in any order and any number of times. An older state never replaces a newer one, what is gone stays
 * gone, and a row that its writer put in at once gives way to the change that was written down after it.
 */
export const apply = (file: RegisterFile, changes: readonly Applied[], pending: readonly Pending[] = []): void => {
  if (changes.length === 0 && pending.length === 0) return;
  together(file, () => {
    for (const one of pending) applyPending(file, one);
    for (const applied of changes) applyOne(file, applied);
  });
};

const applyOne = (file: RegisterFile, { change: { id, seen, row }, at }: Applied): void => {
  const statements = statementsOf(file);
  if (statements.isGone.get(id)) return;
  const found = statements.find.get(id);
  if (row === null) {
    statements.bury.run(id);
    if (found) forget(statements, Number(found.n));
    return;
  }
  if (found) {
    const overdue = typeof found.pending === 'string' && at > found.pending && seen >= String(found.seen);
    if (seen > String(found.seen) || overdue) write(file, row, { n: Number(found.n), seen, pending: null });
    return;
  }
  write(file, row, { n: undefined, seen, pending: null });
};

const applyPending = (file: RegisterFile, { row, at }: Pending): void => {
  const statements = statementsOf(file);
  if (statements.isGone.get(row.id)) return;
  const found = statements.find.get(row.id);
  write(file, row, { n: found ? Number(found.n) : undefined, seen: found ? String(found.seen) : '', pending: at });
};

const write = (
  file: RegisterFile,
  row: RegisterRow,
  { n, seen, pending }: { n: number | undefined; seen: string; pending: string | null },
): void => {
  const statements = statementsOf(file);
  const cells = cellsOf(row, seen, pending, file.fields).map(([, value]) => value);
  if (n !== undefined) {
    statements.update.run(...cells, n);
    statements.unindex.run(n);
  }
  const place = n ?? Number(statements.insert.run(row.id, ...cells).lastInsertRowid);
  statements.index.run(place, searchTextOf(row, file.groups));
};

const forget = (statements: Statements, n: number): void => {
  statements.unindex.run(n);
  statements.remove.run(n);
};

/** Makes the file small before it is kept: merges the search index and gives freed pages back. */
export const tidy = ({ db }: RegisterFile, how: 'light' | 'whole'): void => {
  if (how === 'whole') {
    db.exec(`INSERT INTO search (search) VALUES ('optimize')`);
    db.exec('VACUUM');
    return;
  }
  db.exec(`INSERT INTO search (search, rank) VALUES ('merge', 200)`);
  const pages = (pragma: string): number => Number(Object.values(db.prepare(`PRAGMA ${pragma}`).get() ?? {})[0] ?? 0);
  if (pages('freelist_count') * 4 > pages('page_count')) db.exec('VACUUM');
};

export const closeFile = ({ db }: RegisterFile): void => {
  if (db.isOpen) db.close();
};
