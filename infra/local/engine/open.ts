import { CannotStart, exitCodes, messageOf } from '../errors.ts';
import type { DataFolder } from '../data-folder.ts';
import type { Template } from '../template/template.ts';
import { connect, type Connection } from './connection.ts';
import { startProcess } from './process.ts';
import { addStreamIndex } from './stream-index.ts';
import { ensureTables, type Table, tablesOf } from './tables.ts';

export type OpenEngine = {
  connection: Connection;
  tables: Table[];
  /** The engine's file, when the engine is ours. */
  database: string | undefined;
  ended: Promise<void>;
  stop: () => Promise<void> | void;
};

const elsewhere = async (endpoint: string, tables: Table[]): Promise<OpenEngine> => {
  const connection = connect(endpoint);
  try {
    await ensureTables(connection, tables);
  } catch (error) {
    throw new CannotStart(
      `The engine at DYNAMODB_ENDPOINT (${endpoint}) does not work: ${messageOf(error)}.`,
      exitCodes.engineMissing,
    );
  }
  return { connection, tables, database: undefined, ended: new Promise(() => undefined), stop: connection.close };
};

/** The engine on the data folder, with every table of the template; `DYNAMODB_ENDPOINT` points to another engine. */
export const openEngine = async (
  template: Template,
  { database, enginePid, path }: DataFolder,
): Promise<OpenEngine> => {
  const tables = tablesOf(template);
  const endpoint = process.env.DYNAMODB_ENDPOINT;
  if (endpoint) return elsewhere(endpoint, tables);
  const engine = await startProcess({ database, pidFile: enginePid }).catch((error: unknown) => {
    if (error instanceof CannotStart) throw error;
    throw new CannotStart(
      `The database in ${path} does not open (${messageOf(error)}); put the folder back from your backup, or start with another one (--data DIR).`,
      exitCodes.dataFolderDamaged,
    );
  });
  try {
    await ensureTables(engine.connection, tables);
    addStreamIndex(database);
  } catch (error) {
    await engine.stop();
    throw error;
  }
  return { connection: engine.connection, tables, database, ended: engine.exited, stop: engine.stop };
};
