/** A believable party as the items of the table: what a registration would have written, without asking the table anything. */
import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { CreateParty } from '../../shared/parties/contract.ts';
import type { Caller } from '../../shared/access/caller.ts';
import { creationChanges } from '../../shared/parties/changes.ts';
import { decideParty, partyNumber, rolesOf } from '../../shared/parties/register-party.ts';
import type { Registered } from '../../shared/parties/register-party.ts';
import { auditWrite, newChain } from '../../functions/platform/audit/chain.ts';
import type { Write } from '../../functions/platform/table/commit.ts';
import type { Item } from '../../functions/platform/table/table.ts';
import { auditOf, newPartyWrites } from '../../functions/parties/store.ts';
import { believableParty, type BelievableParty } from './believable.ts';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A ULID-shaped id that depends on the seed and the place only, so that a second run writes the same items again. */
export const seededId = (kind: string, ...place: (string | number)[]): string => {
  const bytes = createHash('sha256').update(place.join('|')).digest();
  const letters = Array.from(
    { length: 26 },
    (_, index) => alphabet[(bytes[index] ?? 0) % (index === 0 ? 8 : 32)] ?? '0',
  );
  return `${kind}_${letters.join('')}`;
};

type Place = {
  index: number;
  seed: string;
  number: number;
  keepers: { customer: Caller; supplier: Caller };
  now: Date;
};

/** States and limits as the generator says: what people and second persons would have decided since. */
const settled = (registered: Registered, { body, states }: BelievableParty): Omit<Registered, 'proposals'> => {
  const profiles = registered.profiles.map(({ pendingCreditLimit: _pending, ...profile }) => ({
    ...profile,
    state: states[profile.role] ?? profile.state,
    ...(profile.role === 'customer' && body.customer?.creditLimit ? { creditLimit: body.customer.creditLimit } : {}),
  }));
  return { party: { ...registered.party, ...rolesOf(profiles) }, profiles, contacts: registered.contacts };
};

export const seededItems = ({ index, seed, number, keepers, now }: Place): Item[] => {
  const believable = believableParty(index, { seed });
  const id = seededId('pty', seed, index);
  const given = z.parse(CreateParty, {
    ...believable.body,
    ...(believable.body.customer
      ? { customer: { ...believable.body.customer, keeperId: keepers.customer.staffId } }
      : {}),
    ...(believable.body.supplier
      ? { supplier: { ...believable.body.supplier, keeperId: keepers.supplier.staffId } }
      : {}),
  });
  let made = 0;
  const newId = (kind: string): string => seededId(kind, seed, index, (made += 1));
  const decided = decideParty({ id, number: partyNumber(number), given, newId, caller: keepers.customer, now });
  const registered = settled(decided, believable);
  const audit = auditWrite({
    entity: auditOf(id),
    head: newChain,
    caller: keepers.customer,
    now,
    action: 'created',
    why: 'seed',
    changes: creationChanges(registered),
  });
  return [...newPartyWrites(registered), audit].map(itemOf);
};

const itemOf = ({ action }: Write): Item => {
  if (!action.Put?.Item) throw new Error('a new party consists of puts');
  return action.Put.Item;
};
