import { http } from '#platform/http/http';
import { createOnce, rememberCreation } from '#platform/http/idempotency';
import { newId } from '#platform/ids';
import { newNote } from '#shared/parties/activity';
import { addNote } from '#shared/parties/activity-contract';
import { mustBeOpen } from '#shared/parties/change-party';
import { noteChanges } from '#shared/parties/changes';
import { mustEdit } from '#shared/parties/visible';
import { loadNote, newNoteWrite } from './activity-store.ts';
import { onceInParty } from './in-party.ts';

export const handler = http(addNote, ({ params, body, caller, now, idempotency }) => {
  mustEdit(caller, 'notes');
  const { partyId } = params;
  return createOnce(caller.staffId, idempotency, {
    create: () =>
      onceInParty({
        partyId,
        caller,
        now,
        decide: ({ party }) => {
          mustBeOpen(party);
          const note = newNote({ id: newId('nte'), partyId, caller, now }, body.text);
          return {
            answer: note,
            writes: [...rememberCreation(caller.staffId, idempotency, note.id, now), newNoteWrite(note)],
            action: 'note.added',
            part: `note:${note.id}`,
            changes: noteChanges(note),
          };
        },
      }),
    again: (id) => loadNote(partyId, id),
  });
});
