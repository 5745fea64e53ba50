import { http } from '#platform/http/http';
import { listProposals } from '#shared/parties/contract';
import { visibleProposal } from '#shared/parties/proposal';
import { cursorFor, placeIn, shownPage } from './paging.ts';
import { proposalsOf, waitingProposals } from './proposal-store.ts';
import { mustSeeParty, seenParties } from './store.ts';

export const handler = http(listProposals, async ({ query, caller }) => {
  const { partyId, limit, cursor } = query;
  const binding = `proposals|${caller.staffId}|${partyId ?? ''}`;
  if (partyId) await mustSeeParty(partyId, caller);
  const { items, next } = await shownPage(await placeIn(cursor, binding), async (after) => {
    const page = await (partyId ? proposalsOf(partyId, limit, after) : waitingProposals(limit, after));
    const ofParties = page.proposals.map((proposal) => proposal.partyId);
    const seen = await seenParties(ofParties, caller);
    const shown = page.proposals.filter((proposal) => seen.has(proposal.partyId));
    return { items: shown.flatMap((proposal) => visibleProposal(caller, proposal) ?? []), next: page.next };
  });
  return { items, nextCursor: await cursorFor(next, binding) };
});
