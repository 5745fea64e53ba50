import { http } from '#platform/http/http';
import { keepFile } from '#shared/parties/activity-contract';
import { keptFile, mustKeepFiles, mustSeeFile, visibleFile } from '#shared/parties/attachment';
import { fileChanges } from '#shared/parties/changes';
import { keepSent, throwSentAway } from './file-objects.ts';
import { fileWrite, loadFile } from './file-store.ts';
import { inParty, nothing } from './in-party.ts';
import { mustSeeParty } from './store.ts';

export const handler = http(keepFile, async ({ params, caller, now }) => {
  const { partyId, fileId } = params;
  const [file] = await Promise.all([loadFile(partyId, fileId), mustSeeParty(partyId, caller)]);
  mustKeepFiles(caller, mustSeeFile(caller, file).of);
  if (file.state === 'kept') return visibleFile(file);
  const hash = await keepSent(file);
  const kept = await inParty({
    partyId,
    caller,
    now,
    load: () => loadFile(partyId, fileId),
    decide: (_whole, before) => {
      if (before.state !== 'expected') return nothing(visibleFile(before));
      const after = keptFile(before, hash);
      return {
        answer: visibleFile(after),
        writes: [fileWrite(before, after)],
        action: 'file.added',
        part: `file:${fileId}`,
        changes: fileChanges(undefined, after),
      };
    },
  });
  await throwSentAway(file);
  return kept;
});
