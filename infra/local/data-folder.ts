import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { CannotStart, exitCodes, messageOf } from './errors.ts';
import { parseObject } from './json.ts';

/** Everything that the system keeps on this machine, by its place. */
export type DataFolder = {
  path: string;
  database: string;
  enginePid: string;
  keyFile: string;
  runtimeFile: string;
  journal: DatabaseSync;
  /** The same file without waiting for the disk: for what may be repeated after the machine itself went down. */
  notes: DatabaseSync;
  hasData: boolean;
  close: () => void;
};

const format = 1;

const damaged = (what: string): CannotStart =>
  new CannotStart(
    `${what}; put the folder back from your backup, or start with another one (--data DIR).`,
    exitCodes.dataFolderDamaged,
  );

const checkFormat = (path: string): void => {
  const file = join(path, 'format.json');
  if (!existsSync(file)) return writeFileSync(file, `${JSON.stringify({ product: 'keshang', format })}\n`);
  let found: unknown;
  try {
    found = parseObject(readFileSync(file, 'utf8')).format;
  } catch {
    throw damaged(`The data folder ${path} is damaged: format.json cannot be read`);
  }
  if (found !== format)
    throw damaged(`The data folder ${path} was written by another version of the product (format ${String(found)})`);
};

/** Held as long as the process lives: the kernel gives it back whatever way the process ends. */
const lock = (path: string): DatabaseSync => {
  const db = new DatabaseSync(join(path, 'lock.sqlite'));
  try {
    db.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; CREATE TABLE IF NOT EXISTS held(by INTEGER); COMMIT');
    db.exec('BEGIN EXCLUSIVE');
    return db;
  } catch (error) {
    db.close();
    if (/locked|busy/.test(messageOf(error))) {
      throw new CannotStart(
        `Another copy of the system runs on the data folder ${path}; stop it, or start with another folder (--data DIR).`,
        exitCodes.dataFolderInUse,
      );
    }
    throw damaged(`The data folder ${path} is damaged: its lock cannot be read (${messageOf(error)})`);
  }
};

/** Checkpoints, the clock's memory and the workflows: what the host itself must not forget. */
const openJournal = (path: string, synchronous: 'FULL' | 'NORMAL'): DatabaseSync => {
  try {
    const db = new DatabaseSync(join(path, 'host.sqlite'));
    db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = ${synchronous}; PRAGMA busy_timeout = 2000`);
    db.prepare('SELECT count(*) FROM sqlite_master').get();
    return db;
  } catch (error) {
    throw damaged(`The data folder ${path} is damaged: host.sqlite cannot be read (${messageOf(error)})`);
  }
};

/** A file that is not a database of the engine must not be handed to it. */
const checkDatabase = (path: string, database: string): boolean => {
  if (!existsSync(database)) return false;
  try {
    const db = new DatabaseSync(database, { readOnly: true });
    const row = db.prepare("SELECT count(*) AS tables FROM sqlite_master WHERE name = '_tables'").get();
    const known = row?.tables === 1 && (db.prepare('SELECT count(*) AS tables FROM _tables').get()?.tables ?? 0) !== 0;
    db.close();
    return known;
  } catch (error) {
    throw damaged(`The data folder ${path} is damaged: table.sqlite cannot be read (${messageOf(error)})`);
  }
};

export const openDataFolder = (path: string): DataFolder => {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new CannotStart(`The data folder ${path} cannot be made (${messageOf(error)}).`, exitCodes.dataFolderDamaged);
  }
  const held = lock(path);
  const database = join(path, 'table.sqlite');
  const runtimeFile = join(path, 'runtime.json');
  try {
    checkFormat(path);
    const hasData = checkDatabase(path, database);
    const journal = openJournal(path, 'FULL');
    const notes = openJournal(path, 'NORMAL');
    const close = (): void => {
      rmSync(runtimeFile, { force: true });
      journal.close();
      notes.close();
      held.close();
    };
    return {
      path,
      database,
      enginePid: join(path, 'engine.json'),
      keyFile: join(path, 'keys.json'),
      runtimeFile,
      journal,
      notes,
      hasData,
      close,
    };
  } catch (error) {
    held.close();
    throw error;
  }
};
