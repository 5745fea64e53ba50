import { http } from '#platform/http/http';
import { mustBeOpen } from '#shared/parties/change-party';
import { changedContact, theContact } from '#shared/parties/change-contact';
import { contactChanges } from '#shared/parties/changes';
import { changeContact } from '#shared/parties/contract';
import { countryOf } from '#shared/parties/register-party';
import { mustEdit } from '#shared/parties/visible';
import { inParty } from './in-party.ts';
import { contactWrite } from './store.ts';

export const handler = http(changeContact, ({ params, body, caller, now }) => {
  mustEdit(caller, 'contacts');
  const { version, ...given } = body;
  return inParty({
    partyId: params.partyId,
    caller,
    now,
    decide: ({ party, contacts }) => {
      mustBeOpen(party);
      const before = theContact(contacts, params.contactId);
      const after = changedContact(before, given, version, countryOf(party));
      return {
        answer: after,
        writes: [contactWrite(params.partyId, before, after)],
        action: 'contact.changed',
        part: `contact:${before.id}`,
        changes: contactChanges(before, after),
      };
    },
  });
});
