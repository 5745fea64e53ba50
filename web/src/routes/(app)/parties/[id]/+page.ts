import { getOverview } from '#shared/parties/contract';
import { call } from '#lib/api.ts';
import type { PageLoad } from './$types';

/** Both sides of the party in one request; the tabs ask for theirs when they are opened. */
export const load = (async ({ params, depends, parent }) => {
  // A tab that was just opened takes its session over first.
  await parent();
  depends('party:overview');
  return { overview: await call(getOverview, { params: { partyId: params.id } }) };
}) satisfies PageLoad;
