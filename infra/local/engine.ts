import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type Connection } from './engine/connection.ts';
import { startProcess } from './engine/process.ts';
import { addStreamIndex } from './engine/stream-index.ts';
import { ensureTables, type Table, tablesOf } from './engine/tables.ts';
import { projectPaths } from './paths.ts';
import { readTemplate } from './template/template.ts';

export type Engine = {
  endpoint: string;
  tableName: string;
  tables: Table[];
  connection: Connection;
  stop: () => Promise<void>;
};

/**
 * The engine alone, fresh and empty, with the template's table: for tests of stores and handlers.
 * In memory unless many rows are coming (`large`): the index that keeps writes flat needs a file.
 * `DYNAMODB_ENDPOINT` points the tests at another engine.
 */
export const startEngine = async ({ large = false, assembly = projectPaths().assembly } = {}): Promise<Engine> => {
  const tables = tablesOf(readTemplate(assembly, 'http://127.0.0.1:9'));
  const elsewhere = process.env.DYNAMODB_ENDPOINT;
  const folder = large && !elsewhere ? mkdtempSync(join(tmpdir(), 'keshang-engine-')) : undefined;
  const files = folder ? { database: join(folder, 'table.sqlite'), pidFile: join(folder, 'engine.json') } : undefined;
  const own = elsewhere ? undefined : await startProcess(files);
  const connection = own?.connection ?? connect(elsewhere ?? '');
  await ensureTables(connection, tables);
  if (files) addStreamIndex(files.database);
  return {
    endpoint: connection.url.origin,
    tableName: tables[0]?.name ?? '',
    tables,
    connection,
    stop: async () => {
      await (own ? own.stop() : connection.close());
      if (folder) rmSync(folder, { recursive: true, force: true });
    },
  };
};
