/** `npm run seed -- --parties N [--seed text]`: fills the running local system with believable parties, directly and fast. */
import { parseArgs } from 'node:util';
import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
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

const mostItems = 100; // what one transaction takes
const writersAtOnce = 3;
const toldEvery = 5_000;

/** Whole parties in one transaction: the engine then waits for the disk once, where it does so for each item of a batch. */
const writeTogether = async (items: readonly Item[]): Promise<void> => {
  const TransactItems = items.map((Item) => ({ Put: { TableName: tableName(), Item } }));
  await document().send(new TransactWriteCommand({ TransactItems }));
};

await useSystem(values.data ? { data: values.data } : {});
const keepers = { customer: keeperOf('sales'), supplier: keeperOf('purchasing') };
const first = await nextNumber('party', count);
const now = new Date();
const started = performance.now();
let index = 0;
let items = 0;
let told = 0;

const groups = function* (): Generator<Item[]> {
  let waiting: Item[] = [];
  for (; index < count; index += 1) {
    const party = seededItems({ index, seed: values.seed, number: first + index, keepers, now });
    if (waiting.length + party.length > mostItems) {
      yield waiting;
      waiting = [];
    }
    waiting.push(...party);
  }
  if (waiting.length > 0) yield waiting;
};

const source = groups();
const writer = async (): Promise<void> => {
  for (let next = source.next(); !next.done; next = source.next()) {
    await writeTogether(next.value);
    items += next.value.length;
    if (index - told < toldEvery) continue;
    told = index;
    const seconds = String(Math.round((performance.now() - started) / 1000));
    console.log(`${String(index)} of ${String(count)} parties, ${String(items)} items, ${seconds} s`);
  }
};
await Promise.all(Array.from({ length: writersAtOnce }, writer));
console.log(
  `seeded ${String(count)} parties (${String(items)} items) in ${((performance.now() - started) / 1000).toFixed(1)} s; lists follow as the stream is read`,
);
