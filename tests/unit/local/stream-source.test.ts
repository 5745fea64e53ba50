import { describe, expect, it } from 'vitest';
import type { Connection } from '../../../infra/local/engine/connection.ts';
import { createSource } from '../../../infra/local/streams/records.ts';

/** An engine's stream of numbered records that counts how often it is read. */
const anEngine = () => {
  const written: number[] = [];
  let reads = 0;
  const engine: Connection = {
    url: new URL('http://127.0.0.1'),
    send: () => Promise.reject(new Error('not asked for')),
    close: () => undefined,
    call: (operation, body) => {
      const {
        SequenceNumber = '0',
        ShardIterator = '0',
        Limit = 0,
      } = body as Record<string, string> & { Limit?: number };
      if (operation === 'GetShardIterator') return Promise.resolve({ ShardIterator: SequenceNumber });
      reads += 1;
      const found = written.filter((number) => number > Number(ShardIterator)).slice(0, Limit);
      return Promise.resolve({
        Records: found.map((number) => ({ dynamodb: { SequenceNumber: String(number) } })),
        NextShardIterator: String(found.at(-1) ?? ShardIterator),
      });
    },
  };
  const source = createSource({ engine, stream: { arn: 's', shard: '0' }, streamArn: 'a:b:c:d' });
  const read = async (after: number | undefined, limit: number): Promise<number[]> =>
    (await source.read(after === undefined ? undefined : BigInt(after), limit)).map(({ sequence }) => Number(sequence));
  return { written, read, reads: () => reads };
};

describe('one stream for several readers', () => {
  it('is read once where they follow each other, whatever the size of their batches', async () => {
    const { written, read, reads } = anEngine();
    written.push(1, 2, 3, 4, 5);
    expect(await read(undefined, 5)).toEqual([1, 2, 3, 4, 5]);
    expect(await read(undefined, 2)).toEqual([1, 2]);
    expect(await read(2, 2)).toEqual([3, 4]);
    expect(await read(4, 2)).toEqual([5]);
    expect(reads()).toBe(1);
  });

  it('is read on from the end, by whoever is there first', async () => {
    const { written, read, reads } = anEngine();
    written.push(1, 2);
    expect(await Promise.all([read(undefined, 10), read(undefined, 10)])).toEqual([
      [1, 2],
      [1, 2],
    ]);
    written.push(3);
    expect(await read(2, 10)).toEqual([3]);
    expect(await read(2, 10)).toEqual([3]);
    expect(reads()).toBe(2);
  });

  it('leaves no record out for one who is far behind, or who asked when there was nothing yet', async () => {
    const { written, read } = anEngine();
    expect(await read(undefined, 10)).toEqual([]);
    written.push(...Array.from({ length: 3000 }, (_, number) => number + 1));
    const seen: number[] = [];
    for (let at = 0; at < 2500;) {
      const records = await read(at, 300);
      seen.push(...records);
      at = records.at(-1) ?? 3000;
    }
    expect(seen.slice(0, 3)).toEqual([1, 2, 3]);
    expect(await read(10, 3)).toEqual([11, 12, 13]);
    expect(seen).toEqual(Array.from({ length: seen.length }, (_, number) => number + 1));
  });
});
