import { http } from '#platform/http/http';
import { createOnce, rememberCreation } from '#platform/http/idempotency';
import { newId } from '#platform/ids';
import { mustBeOpen } from '#shared/parties/change-party';
import { mustHaveRoom, theContact } from '#shared/parties/change-contact';
import { contactChanges } from '#shared/parties/changes';
import { addContact } from '#shared/parties/contract';
import { countryOf, newContact } from '#shared/parties/register-party';
import { mustEdit } from '#shared/parties/visible';
import { onceInParty } from './in-party.ts';
import { loadParty, newContactWrite } from './store.ts';

export const handler = http(addContact, ({ params, body, caller, now, idempotency }) => {
  mustEdit(caller, 'contacts');
  const { partyId } = params;
  return createOnce(caller.staffId, idempotency, {
    create: () =>
      onceInParty({
        partyId,
        caller,
        now,
        decide: ({ party, contacts }) => {
          mustBeOpen(party);
          mustHaveRoom(contacts);
          const contact = newContact(newId('cnt'), body, countryOf(party));
          return {
            answer: contact,
            writes: [
              ...rememberCreation(caller.staffId, idempotency, contact.id, now),
              newContactWrite(partyId, contact),
            ],
            action: 'contact.added',
            part: `contact:${contact.id}`,
            changes: contactChanges(undefined, contact),
          };
        },
      }),
    again: async (id) => theContact((await loadParty(partyId, caller)).contacts, id),
  });
});
