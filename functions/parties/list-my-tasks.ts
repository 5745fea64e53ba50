import { http } from '#platform/http/http';
import { listMyTasks } from '#shared/parties/activity-contract';
import { mustSeeClass } from '#shared/parties/visible';
import { openTasksOf } from './activity-store.ts';
import { cursorFor, placeIn, shownPage } from './paging.ts';
import { seenParties } from './store.ts';

export const handler = http(listMyTasks, async ({ query, caller }) => {
  mustSeeClass(caller, 'notes');
  const binding = `my-tasks|${caller.staffId}`;
  const { items, next } = await shownPage(await placeIn(query.cursor, binding), async (after) => {
    const page = await openTasksOf(caller.staffId, query.limit, after);
    // A task outlives the right to its party: whoever lost that sees the task no more.
    const ofParties = page.tasks.map(({ partyId }) => partyId);
    const seen = await seenParties(ofParties, caller);
    return { items: page.tasks.filter(({ partyId }) => seen.has(partyId)), next: page.next };
  });
  return { items, nextCursor: await cursorFor(next, binding) };
});
