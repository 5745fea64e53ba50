import type { DynamoDBRecord } from 'aws-lambda';
import type { Change } from '#platform/register/file';
import { writeChanges } from '#platform/register/store';
import { partitionOf, sequenceOf, sortable, sortKeyOf, type Failed, type Projection } from './projection.ts';
import { currentPartyRow, partyIdOf } from './store.ts';

/** Parts of a party that its line is made of; others (notes, files, secrets) do not touch the register. */
const inLine = /^(0#|1#CONTACT#|3#BANK#)/;
const atOnce = 8;

/**
 * The register of parties. A record only says which party to look at: its line is made from the items as they are now, so a
 * repeated or late record gives the line it would have anyway. The greatest sequence of a party orders its lines.
 */
export const partiesRegister: Projection = {
  name: 'parties-register',
  take: async (records, now) => {
    const latest = latestByParty(records);
    const failed: Failed[] = [];
    const changes: Change[] = [];
    for (let from = 0; from < latest.length; from += atOnce) {
      await Promise.all(
        latest.slice(from, from + atOnce).map(async ({ id, first, last }) => {
          try {
            changes.push({ id, seen: sortable(last), row: await currentPartyRow(id) });
          } catch (error) {
            failed.push({ sequence: first, error });
          }
        }),
      );
    }
    try {
      await writeChanges('parties', changes, now);
      return failed;
    } catch (error) {
      return latest.map(({ first }) => ({ sequence: first, error }));
    }
  },
};

type Touched = { id: string; first: string; last: string };

const latestByParty = (records: readonly DynamoDBRecord[]): Touched[] => {
  const touched = new Map<string, Touched>();
  for (const record of records) {
    const id = partyIdOf(partitionOf(record));
    if (!id || !inLine.test(sortKeyOf(record))) continue;
    const sequence = sequenceOf(record);
    const known = touched.get(id);
    if (!known) touched.set(id, { id, first: sequence, last: sequence });
    else if (sortable(sequence) > sortable(known.last)) known.last = sequence;
  }
  return [...touched.values()];
};
