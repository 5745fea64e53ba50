import { http } from '#platform/http/http';
import { listFiles } from '#shared/parties/activity-contract';
import { seesFile, visibleFile } from '#shared/parties/attachment';
import { filesOf } from './file-store.ts';
import { mustSeeParty } from './store.ts';

export const handler = http(listFiles, async ({ params, query, caller }) => {
  const [files] = await Promise.all([filesOf(params.partyId), mustSeeParty(params.partyId, caller)]);
  const listed = files.filter(
    (file) => file.state === 'kept' && seesFile(caller, file) && (!query.of || file.of === query.of),
  );
  return { items: listed.map(visibleFile), nextCursor: null };
});
