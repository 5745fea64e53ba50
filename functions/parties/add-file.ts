import { http } from '#platform/http/http';
import { createOnce, rememberCreation } from '#platform/http/idempotency';
import { newId } from '#platform/ids';
import { addFile } from '#shared/parties/activity-contract';
import {
  expectedFile,
  mustBeKeepable,
  mustHaveRoomForFile,
  mustKeepFiles,
  visibleFile,
} from '#shared/parties/attachment';
import { mustBeOpen } from '#shared/parties/change-party';
import { addressToSend } from './file-objects.ts';
import { filesOf, loadFile, newFileWrite } from './file-store.ts';
import { onceInParty } from './in-party.ts';

export const handler = http(addFile, async ({ params, body, caller, now, idempotency }) => {
  const { partyId } = params;
  mustKeepFiles(caller, body.of);
  mustBeKeepable(body);
  const file = await createOnce(caller.staffId, idempotency, {
    create: () =>
      onceInParty({
        partyId,
        caller,
        now,
        load: () => filesOf(partyId),
        decide: ({ party }, files) => {
          mustBeOpen(party);
          mustHaveRoomForFile(files);
          const expected = expectedFile({ id: newId('fil'), partyId, facts: body, caller, now });
          return {
            answer: expected,
            writes: [...rememberCreation(caller.staffId, idempotency, expected.id, now), newFileWrite(expected)],
            action: 'file.announced',
            part: `file:${expected.id}`,
          };
        },
      }),
    again: (id) => loadFile(partyId, id),
  });
  return { file: visibleFile(file), uploadUrl: await addressToSend(file) };
});
