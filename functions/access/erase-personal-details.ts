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
  partyErasures,
  retoldProposal,
  withdrawnByErasure,
} from '#shared/access/erase-personal-details';
import { same } from '#shared/kernel/canonical';
import { mustBeCurrent } from '#shared/kernel/versions';
import { accountWrite, accountsOf } from '../parties/bank-store.ts';
import { loadPersons, personsWrite } from '../parties/persons-store.ts';
import { accountProposalsOf, decidedProposalWrite } from '../parties/proposal-store.ts';
import { auditOf, contactWrite, loadParty, partyWrites } from '../parties/store.ts';
import { heldDetails } from './held-details.ts';

type Asked = Request<typeof erasePersonalDetails>;

/** With the audit entry well under the 100 actions that a transaction takes. */
const atOnce = 40;

/** The key, and with it every secret, in one transaction with the account of it; nothing that waits can bring an erased account back. */
const eraseSecrets = async ({
  params: { partyId },
  body: { version, reason, confirmName },
  caller,
  now,
}: Asked): Promise<void> => {
  const entity = auditOf(partyId);
  const [{ party }, head, persons, accounts, proposals] = await Promise.all([
    loadParty(partyId, caller),
    chainHead(entity),
    loadPersons(partyId),
    accountsOf(partyId),
    accountProposalsOf(partyId),
  ]);
  mustConfirm(party, confirmName);
  mustBeCurrent(version, party.version, undefined);
  const erasing = { erasedValue, caller, now };
  const erasedAt = now.toISOString();
  const key = await eraseKey(partyId, { erasedAt, ...(party.kind === 'individual' ? { individual: true } : {}) });
  const emptied = { version: persons.version + 1, sealed: {}, erasedAt };
  const erased = accounts.map((before) => ({ before, after: erasedAccount(before, party, erasing) }));
  const changes = [
    ...partyErasures(party),
    ...erasures(
      Object.keys(persons.sealed).map((field) => `persons.${field}`),
      'persons',
    ),
    ...accounts.map(({ id }) => ({ field: `bank.${id}.number`, class: 'bank' })),
  ];
  await commit([
    key,
    personsWrite(partyId, persons, emptied),
    ...erased.flatMap(({ before, after }) => [
      accountWrite(before, after),
      ...proposals
        .filter(({ id, status }) => id === before.proposalId && status === 'waiting')
        .map((waiting) => decidedProposalWrite(waiting, withdrawnByErasure(waiting, after, reason, erasing))),
    ]),
    ...partyWrites(party, erasedParty(party, erasing)),
    auditWrite({ entity, head, caller, now, action: 'personal-details.erased', why: reason, changes }),
  ]);
};

/** Decided proposals still name the account as it was; each only repeats what the account says, so no entry tells of it. */
const eraseWords = async (partyId: string): Promise<void> => {
  const [accounts, proposals] = await Promise.all([accountsOf(partyId), accountProposalsOf(partyId)]);
  const writes = proposals.flatMap((proposal) => {
    const account = accounts.find(({ id }) => id === proposal.accountId);
    const retold = account && retoldProposal(proposal, account);
    return !retold || same({ ...retold, version: proposal.version }, proposal)
      ? []
      : [decidedProposalWrite(proposal, retold)];
  });
  for (let from = 0; from < writes.length; from += atOnce) await commit(writes.slice(from, from + atOnce));
};

/** Some contacts, the people taken out of them; answers whether any is left. */
const eraseContacts = async ({ params: { partyId }, body: { reason }, caller, now }: Asked): Promise<boolean> => {
  const entity = auditOf(partyId);
  const [{ contacts = [] }, head] = await Promise.all([loadParty(partyId, caller), chainHead(entity)]);
  const held = contacts.filter((contact) => !isErased(contact));
  const some = held.slice(0, atOnce);
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
  await retrying(() => eraseWords(asked.params.partyId));
  while (await retrying(() => eraseContacts(asked)));
  return heldDetails(asked.params.partyId, asked.caller);
});
