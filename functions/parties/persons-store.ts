import * as z from 'zod/mini';
import { Instant } from '#shared/kernel/dates';
import { insert, rewrite, type Write } from '#platform/table/commit';
import { keys } from '#platform/table/keys';
import { getItem } from '#platform/table/table';

const StoredPersons = z.object({
  version: z.int(),
  sealed: z.record(z.string(), z.string()),
  erasedAt: z.optional(z.nullable(Instant)),
});
export type StoredPersons = z.infer<typeof StoredPersons>;

/** The three persons of the card, each field sealed by itself; nothing written yet is version 0. */
export const loadPersons = async (partyId: string): Promise<StoredPersons> =>
  StoredPersons.parse((await getItem(keys.persons(partyId))) ?? { version: 0, sealed: {} });

export const personsWrite = (partyId: string, before: StoredPersons, after: StoredPersons): Write => {
  const item = { ...keys.persons(partyId), partyId, ...after };
  return before.version === 0 ? insert(item) : rewrite(item, before.version);
};
