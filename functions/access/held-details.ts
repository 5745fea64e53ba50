import { erasureOf, existingPartyKey } from '#platform/secrets/party-secrets';
import type { Caller } from '#shared/access/caller';
import type { PersonalDetails } from '#shared/access/contract';
import { personalDetailsOf } from '#shared/access/personal-details';
import { personsOf } from '#shared/parties/persons';
import { accountsOf } from '../parties/bank-store.ts';
import { loadPersons } from '../parties/persons-store.ts';
import { auditOf, loadParty } from '../parties/store.ts';
import { allEntries, notesAndTasksOf } from './privacy-store.ts';

/** What we hold on the people of a party, secrets opened. */
export const heldDetails = async (partyId: string, caller: Caller): Promise<PersonalDetails> => {
  const { party, contacts = [] } = await loadParty(partyId, caller);
  const [key, stored, accounts, entries, counted, erasure] = await Promise.all([
    existingPartyKey(partyId),
    loadPersons(partyId),
    accountsOf(partyId),
    allEntries(auditOf(partyId)),
    notesAndTasksOf(partyId),
    erasureOf(partyId),
  ]);
  const sealed = Object.entries(key ? stored.sealed : {});
  const flat = Object.fromEntries(sealed.map(([field, value]) => [field, key?.open(`persons.${field}`, value)]));
  return personalDetailsOf({
    party,
    contacts,
    persons: personsOf(flat),
    accounts,
    entries,
    ...counted,
    erasedAt: erasure?.erasedAt,
  });
};
