import { http } from '#platform/http/http';
import { listProposals } from '#shared/parties/contract';
import { visibleProposal } from '#shared/parties/proposal';
import { cursorFor, placeIn } from './paging.ts';
import { proposalsOf, waitingProposals } from './proposal-store.ts';
import { mustSeeParty, seenParties } from './store.ts';

export const handler = http(listProposals, async ({ query, caller }) => {
  const { partyId, limit, cursor } = query;
  const binding = `proposals|${caller.staffId}|${partyId ?? ''}`;
  if (partyId) await mustSeeParty(partyId, caller);
  const after = await placeIn(cursor, binding);
  const { proposals, next } = partyId ? await proposalsOf(partyId, limit, after) : await waitingProposals(limit, after);
  const seen = await seenParties(
    proposals.map((proposal) => proposal.partyId),
    caller,
  );
  const items = proposals
    .filter((proposal) => seen.has(proposal.partyId))
    .flatMap((proposal) => visibleProposal(caller, proposal) ?? []);
  return { items, nextCursor: await cursorFor(next, binding) };
});
