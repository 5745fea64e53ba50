import { http } from '#platform/http/http';
import { getParty } from '#shared/parties/contract';
import { visibleParty } from '#shared/parties/visible';
import { customGrants } from '../settings/store.ts';
import { loadParty } from './store.ts';

export const handler = http(getParty, async ({ params, caller }) => {
  const [whole, grants] = await Promise.all([loadParty(params.partyId, caller), customGrants()]);
  return visibleParty(caller, whole, grants);
});
