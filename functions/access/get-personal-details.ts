import { auditWrite, chainHead } from '#platform/audit/chain';
import { http } from '#platform/http/http';
import { commit, retrying } from '#platform/table/commit';
import { getPersonalDetails } from '#shared/access/contract';
import { auditOf } from '../parties/store.ts';
import { heldDetails } from './held-details.ts';

export const handler = http(getPersonalDetails, async ({ params: { partyId }, caller, now }) => {
  const held = await heldDetails(partyId, caller);
  const entity = auditOf(partyId);
  // Logged before it is told: a read that could not be logged is not answered.
  await retrying(async () => {
    const head = await chainHead(entity);
    await commit([
      auditWrite({ entity, head, caller, now, action: 'secret.read', part: 'personal-details', changes: [] }),
    ]);
  });
  return held;
});
