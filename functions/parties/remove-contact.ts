import { http } from '#platform/http/http';
import { mustBeCurrent } from '#shared/kernel/versions';
import { mustBeOpen } from '#shared/parties/change-party';
import { theContact } from '#shared/parties/change-contact';
import { contactChanges } from '#shared/parties/changes';
import { removeContact } from '#shared/parties/contract';
import { mustEdit } from '#shared/parties/visible';
import { inParty } from './in-party.ts';
import { removedContactWrite } from './store.ts';

export const handler = http(removeContact, ({ params, body, caller, now }) => {
  mustEdit(caller, 'contacts');
  return inParty({
    partyId: params.partyId,
    caller,
    now,
    decide: ({ party, contacts }) => {
      mustBeOpen(party);
      const contact = theContact(contacts, params.contactId);
      mustBeCurrent(body.version, contact.version, contact);
      return {
        answer: { id: contact.id },
        writes: [removedContactWrite(params.partyId, contact)],
        action: 'contact.removed',
        part: `contact:${contact.id}`,
        why: body.reason,
        changes: contactChanges(contact, undefined),
      };
    },
  });
});
