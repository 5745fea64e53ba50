import { http } from '#platform/http/http';
import { archiveFile } from '#shared/parties/activity-contract';
import { archivedFile, mustKeepFiles, mustSeeFile, visibleFile } from '#shared/parties/attachment';
import { fileChanges } from '#shared/parties/changes';
import { fileWrite, loadFile } from './file-store.ts';
import { inParty } from './in-party.ts';

export const handler = http(archiveFile, ({ params, body, caller, now }) => {
  const { partyId, fileId } = params;
  return inParty({
    partyId,
    caller,
    now,
    load: () => loadFile(partyId, fileId),
    decide: (_whole, before) => {
      mustKeepFiles(caller, mustSeeFile(caller, before).of);
      const after = archivedFile(before, body.version);
      return {
        answer: visibleFile(after),
        writes: [fileWrite(before, after)],
        action: 'file.archived',
        part: `file:${fileId}`,
        why: body.reason,
        changes: fileChanges(before, after),
      };
    },
  });
});
