import { auditWrite, chainHead } from '#platform/audit/chain';
import { http, type Request } from '#platform/http/http';
import { erasedValue, eraseKey } from '#platform/secrets/party-secrets';
import { commit, retrying } from '#platform/table/commit';
import { erasePersonalDetails } from '#shared/access/contract';
import {
  contactErasures,
  erasedAccount,
  erasedContact,
  erasedParty,
  erasures,
  isErased,
  mustConfirm,
} from '#shared/access/erase-personal-details';
import { mustBeCurrent } from '#shared/kernel/versions';
import { accountWrite, accountsOf } from '../parties/bank-store.ts';
import { loadPersons, personsWrite } from '../parties/persons-store.ts';
import { auditOf, contactWrite, loadParty, partyWrites } from '../parties/store.ts';
import { heldDetails } from './held-details.ts';

type Asked = Request<typeof erasePersonalDetails>;

/** With the audit entry well under the 100 actions that a transaction takes. */
const contactsAtOnce = 40;

/** The key, and with it every secret, in one transaction with the account of it. */
const eraseSecrets = async ({
  params: { partyId },
  body: { version, reason, confirmName },
  caller,
  now,
}: Asked): Promise<void> => {
  const entity = auditOf(partyId);
  const [{ party }, head, persons, accounts, key] = await Promise.all([
    loadParty(partyId, caller),
    chainHead(entity),
    loadPersons(partyId),
    accountsOf(partyId),
    eraseKey(partyId, now),
  ]);
  mustConfirm(party, confirmName);
  mustBeCurrent(version, party.version, undefined);
  const erasing = { erasedValue, caller, now };
  const emptied = { version: persons.version + 1, sealed: {}, erasedAt: now.toISOString() };
  const changes = [
    ...erasures(
      Object.keys(persons.sealed).map((field) => `persons.${field}`),
      'persons',
    ),
    ...accounts.map(({ id }) => ({ field: `bank.${id}.number`, class: 'bank' })),
  ];
  await commit([
    key,
    personsWrite(partyId, persons, emptied),
    ...accounts.map((account) => accountWrite(account, erasedAccount(account, party, erasing))),
    ...partyWrites(party, erasedParty(party, erasing)),
    auditWrite({ entity, head, caller, now, action: 'personal-details.erased', why: reason, changes }),
  ]);
};

/** Some contacts, the people taken out of them; answers whether any is left. */
const eraseContacts = async ({ params: { partyId }, body: { reason }, caller, now }: Asked): Promise<boolean> => {
  const entity = auditOf(partyId);
  const [{ contacts = [] }, head] = await Promise.all([loadParty(partyId, caller), chainHead(entity)]);
  const held = contacts.filter((contact) => !isErased(contact));
  const some = held.slice(0, contactsAtOnce);
  if (some.length === 0) return false;
  await commit([
    ...some.map((contact) => contactWrite(partyId, contact, erasedContact(contact))),
    auditWrite({
      entity,
      head,
      caller,
      now,
      action: 'contacts.erased',
      why: reason,
      changes: some.flatMap(contactErasures),
    }),
  ]);
  return held.length > some.length;
};

/** Cut off half-way, it is simply asked again: what is gone is gone, the rest follows. */
export const handler = http(erasePersonalDetails, async (asked) => {
  await retrying(() => eraseSecrets(asked));
  while (await retrying(() => eraseContacts(asked)));
  return heldDetails(asked.params.partyId, asked.caller);
});
