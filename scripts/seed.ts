/** `npm run seed -- --parties N [--seed text]`: fills the running local system with believable parties, directly and fast. */
import { parseArgs } from 'node:util';
import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { Caller } from '../shared/access/caller.ts';
import { nextNumber } from '../functions/platform/numbers.ts';
import { document, tableName, type Item } from '../functions/platform/table/table.ts';
import { demoLogins } from '../infra/local/demo-logins.ts';
import { demoNames } from './lib/demo-staff.ts';
import { useSystem } from './lib/maintenance.ts';
import { seededItems } from './seed/items.ts';

const { values } = parseArgs({
  options: {
    parties: { type: 'string', default: '1000' },
    seed: { type: 'string', default: 'keshang' },
    data: { type: 'string' },
  },
});
const count = Number(values.parties);
if (!Number.isInteger(count) || count < 1) {
  console.error('--parties takes a whole number from 1');
  process.exit(2);
}

const keeperOf = (job: 'sales' | 'purchasing'): Caller => {
  const login = demoLogins.find((one) => one.job === job);
  return {
    staffId: login?.sub ?? job,
    name: demoNames[job],
    email: `${job}@example.com`,
    jobs: [job],
    regions: [],
    locale: 'zh-CN',
  };
};

const batchSize = 25; // what one BatchWriteItem takes
const writersAtOnce = 4;

/** What the engine left over under load is written again. */
const writeBatch = async (items: readonly Item[]): Promise<void> => {
  let left: Record<string, { PutRequest: { Item: Item } }[]> = {
    [tableName()]: items.map((Item) => ({ PutRequest: { Item } })),
  };
  while (Object.keys(left).length > 0) {
    const { UnprocessedItems } = await document().send(new BatchWriteCommand({ RequestItems: left }));
    left = (UnprocessedItems ?? {}) as typeof left;
  }
};

await useSystem(values.data ? { data: values.data } : {});
const keepers = { customer: keeperOf('sales'), supplier: keeperOf('purchasing') };
const first = await nextNumber('party', count);
const now = new Date();
const started = performance.now();
let index = 0;
let items = 0;

const batches = function* (): Generator<Item[]> {
  const waiting: Item[] = [];
  for (; index < count; index += 1) {
    waiting.push(...seededItems({ index, seed: values.seed, number: first + index, keepers, now }));
    while (waiting.length >= batchSize) yield waiting.splice(0, batchSize);
  }
  if (waiting.length > 0) yield waiting;
};

const source = batches();
const writer = async (): Promise<void> => {
  for (let next = source.next(); !next.done; next = source.next()) {
    await writeBatch(next.value);
    items += next.value.length;
    if (items % 25_000 < batchSize)
      console.log(
        `${String(index)} of ${String(count)} parties, ${String(items)} items, ${String(Math.round((performance.now() - started) / 1000))} s`,
      );
  }
};
await Promise.all(Array.from({ length: writersAtOnce }, writer));
console.log(
  `seeded ${String(count)} parties (${String(items)} items) in ${((performance.now() - started) / 1000).toFixed(1)} s; lists follow as the stream is read`,
);
