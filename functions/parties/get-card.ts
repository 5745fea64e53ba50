import { http } from '#platform/http/http';
import { getCard } from '#shared/parties/contract';
import { mustSeeClass } from '#shared/parties/visible';
import { loadCard } from './card-store.ts';
import { mustSeeParty } from './store.ts';

export const handler = http(getCard, async ({ params, caller }) => {
  mustSeeClass(caller, 'card');
  const [card] = await Promise.all([loadCard(params.partyId), mustSeeParty(params.partyId, caller)]);
  return card;
});
