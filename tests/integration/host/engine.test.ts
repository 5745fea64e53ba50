import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type Engine, startEngine } from '../../../infra/local/engine.ts';
import { startProcess } from '../../../infra/local/engine/process.ts';
import { addStreamIndex, pruneStream } from '../../../infra/local/engine/stream-index.ts';
import { ensureTables, type Table } from '../../../infra/local/engine/tables.ts';
import type { Connection } from '../../../infra/local/engine/connection.ts';
import { fixtureAssembly } from './fixture/build.ts';
import { startingTime } from './driver.ts';

const median = (numbers: number[]): number => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
const item = (number: number) => ({
  pk: { S: `THING#${String(number)}` },
  sk: { S: '0' },
  text: { S: 'x'.repeat(200) },
});

type Indexed = { connection: Connection; database: string; stop: () => Promise<void> };

const indexedEngine = async (tables: Table[]): Promise<Indexed> => {
  const folder = mkdtempSync(join(tmpdir(), 'keshang-flat-'));
  const database = join(folder, 'table.sqlite');
  const { connection, stop } = await startProcess({ database, pidFile: join(folder, 'engine.json') });
  await ensureTables(connection, tables);
  addStreamIndex(database);
  const end = async (): Promise<void> => {
    await stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { connection, database, stop: end };
};

describe('The engine with the template’s table', () => {
  let engine: Engine;
  let assembly = '';
  beforeAll(async () => {
    assembly = await fixtureAssembly();
    engine = await startEngine({ assembly });
  }, startingTime);
  afterAll(() => engine.stop());

  it('is ready in memory for tests, with indexes, stream and expiry as described', async () => {
    const { Table } = await engine.connection.call('DescribeTable', { TableName: engine.tableName });
    expect(Table).toMatchObject({
      GlobalSecondaryIndexes: [{ IndexName: 'gsi1' }],
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
    });
    const { TimeToLiveDescription } = await engine.connection.call('DescribeTimeToLive', {
      TableName: engine.tableName,
    });
    expect(TimeToLiveDescription).toMatchObject({ AttributeName: 'expiresAt', TimeToLiveStatus: 'ENABLED' });
  });

  it('keeps the cost of a write flat over 20,000 writes', { timeout: 120_000 }, async () => {
    const [old, fresh] = [await indexedEngine(engine.tables), await indexedEngine(engine.tables)];
    const write = async ({ connection }: Indexed, number: number): Promise<number> => {
      const started = performance.now();
      await connection.call('PutItem', { TableName: engine.tableName, Item: item(number) });
      return performance.now() - started;
    };
    for (let start = 0; start < 19_700; start += 25) {
      const requests = Array.from({ length: 25 }, (_, index) => ({ PutRequest: { Item: item(start + index) } }));
      await old.connection.call('BatchWriteItem', { RequestItems: { [engine.tableName]: requests } });
    }
    // In turns, so that whatever else the machine does weighs on both alike.
    const [late, early]: number[][] = [[], []];
    for (let number = 19_700; number < 20_000; number += 1) {
      late?.push(await write(old, number));
      early?.push(await write(fresh, number));
    }
    // Without the index a write costs four times as much by now, and it goes on.
    expect(median(late ?? []) / median(early ?? [])).toBeLessThan(2.5);

    const { database } = old;
    const db = new DatabaseSync(database);
    const plan = db
      .prepare(
        'EXPLAIN QUERY PLAN SELECT MAX(CAST(sequence_number AS INTEGER)) FROM _stream_records WHERE table_name = ?',
      )
      .all('t');
    expect(JSON.stringify(plan)).toContain('keshang_stream_position');

    expect(pruneStream(database, engine.tableName, 20_000n)).toBe(500);
    while (pruneStream(database, engine.tableName, 20_000n) > 0);
    expect(db.prepare('SELECT count(*) AS left FROM _stream_records').get()?.left).toBe(5_000);
    db.close();
    await write(old, 20_001);
    await Promise.all([old.stop(), fresh.stop()]);
  });
});
