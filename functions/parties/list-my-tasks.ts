import { http } from '#platform/http/http';
import { listMyTasks } from '#shared/parties/activity-contract';
import { mustSeeClass } from '#shared/parties/visible';
import { openTasksOf } from './activity-store.ts';
import { cursorFor, placeIn } from './paging.ts';
import { seenParties } from './store.ts';

export const handler = http(listMyTasks, async ({ query, caller }) => {
  mustSeeClass(caller, 'notes');
  const binding = `my-tasks|${caller.staffId}`;
  const { tasks, next } = await openTasksOf(caller.staffId, query.limit, await placeIn(query.cursor, binding));
  // A task outlives the right to its party: whoever lost that sees the task no more.
  const seen = await seenParties(
    tasks.map(({ partyId }) => partyId),
    caller,
  );
  return { items: tasks.filter(({ partyId }) => seen.has(partyId)), nextCursor: await cursorFor(next, binding) };
});
