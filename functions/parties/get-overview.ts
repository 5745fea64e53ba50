import { http } from '#platform/http/http';
import { getOverview } from '#shared/parties/contract';
import { visibleOverview } from '#shared/parties/visible-overview';
import { customGrants } from '../settings/store.ts';
import { loadOverview } from './store.ts';

export const handler = http(getOverview, async ({ params, caller }) => {
  const [whole, grants] = await Promise.all([loadOverview(params.partyId, caller), customGrants()]);
  return visibleOverview(caller, whole, grants);
});
