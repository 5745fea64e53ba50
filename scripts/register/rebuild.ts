import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { partyIdOf } from '../../functions/platform/table/keys.ts';
import { document, tableName, type Item } from '../../functions/platform/table/table.ts';
import { publish, type Outcome } from '../../functions/platform/register/compactor.ts';
import {
  apply,
  countRows,
  createFile,
  tidy,
  type Applied,
  type RegisterFile,
} from '../../functions/platform/register/file.ts';
import { discard, freshPath } from '../../functions/platform/register/snapshot.ts';
import { readPointer } from '../../functions/platform/register/store.ts';
import { currentPartyRow } from '../../functions/projections/store.ts';
import { spell } from '../../functions/projections/spelling.ts';
import { partyRegisterFields } from '../../shared/parties/register-fields.ts';
import { partyOfItems, partyRow } from '../../shared/parties/register-projection.ts';

const list = 'parties';
const atOnce = 500;
const tries = 5;

/** All items of parties, in the order of the table: those of one party follow each other. */
async function* partyItems(): AsyncGenerator<Item> {
  let after: Item | undefined;
  do {
    const { Items = [], LastEvaluatedKey } = await document().send(
      new ScanCommand({
        TableName: tableName(),
        FilterExpression: 'begins_with(pk, :party) AND sk < :end',
        ExpressionAttributeValues: { ':party': 'PARTY#', ':end': '3#BANK#~' },
        ...(after ? { ExclusiveStartKey: after } : {}),
      }),
    );
    yield* Items;
    after = LastEvaluatedKey;
  } while (after);
}

async function* parties(): AsyncGenerator<{ id: string; items: Item[] }> {
  let [id, items]: [string | undefined, Item[]] = [undefined, []];
  for await (const item of partyItems()) {
    const next = partyIdOf(String(item.pk));
    if (next !== id && id !== undefined) yield { id, items };
    if (next !== id) [id, items] = [next, []];
    items.push(item);
  }
  if (id !== undefined) yield { id, items };
}

/** A line made anew: any change that is written down later takes its place. */
const lineOf = async (id: string, items: Item[], met: ReadonlySet<string>, at: string): Promise<Applied[]> => {
  // Should a table ever give a party in two pieces, it is read by itself.
  const whole = met.has(id) ? undefined : partyOfItems(items);
  const row = met.has(id) ? await currentPartyRow(id) : whole ? partyRow(whole, spell) : null;
  return row ? [{ change: { id, seen: met.has(id) ? '0' : '', row }, at }] : [];
};

const fill = async (file: RegisterFile, at: string, told: (parties: number) => void): Promise<number> => {
  const met = new Set<string>();
  let waiting: Applied[] = [];
  for await (const { id, items } of parties()) {
    waiting.push(...(await lineOf(id, items, met, at)));
    met.add(id);
    if (waiting.length < atOnce) continue;
    apply(file, waiting);
    waiting = [];
    told(met.size);
  }
  apply(file, waiting);
  told(met.size);
  return met.size;
};

/**
 * Makes the register of parties anew from the table, while it is used: what changes meanwhile is written down as ever, and
 * readers take it in over the new snapshot.
 */
export const rebuildRegister = async (
  now: () => Date,
  told: (parties: number) => void,
): Promise<{ parties: number; outcome: Outcome }> => {
  const begun = now();
  const file = createFile(await freshPath(list), partyRegisterFields);
  try {
    const parties = await fill(file, begun.toISOString(), told);
    tidy(file, 'whole');
    const rows = countRows(file);
    for (let attempt = 1; ; attempt += 1) {
      const outcome = await publish({
        list,
        file,
        rows,
        position: begun.toISOString(),
        madeAt: now(),
        seen: await readPointer(list),
      });
      if (outcome === 'moved' || attempt === tries) return { parties, outcome };
    }
  } finally {
    await discard(file);
  }
};
