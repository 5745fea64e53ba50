import { http } from '#platform/http/http';
import { listTasks } from '#shared/parties/activity-contract';
import { mustSeeClass } from '#shared/parties/visible';
import { tasksOf } from './activity-store.ts';
import { cursorFor, placeIn } from './paging.ts';
import { mustSeeParty } from './store.ts';

export const handler = http(listTasks, async ({ params, query, caller }) => {
  mustSeeClass(caller, 'notes');
  const { partyId } = params;
  const binding = `tasks|${caller.staffId}|${partyId}`;
  const after = await placeIn(query.cursor, binding);
  const [{ tasks, next }] = await Promise.all([tasksOf(partyId, query.limit, after), mustSeeParty(partyId, caller)]);
  return { items: tasks, nextCursor: await cursorFor(next, binding) };
});
