import { http } from '#platform/http/http';
import { listNotes } from '#shared/parties/activity-contract';
import { mustSeeClass } from '#shared/parties/visible';
import { notesOf } from './activity-store.ts';
import { cursorFor, placeIn } from './paging.ts';
import { mustSeeParty } from './store.ts';

export const handler = http(listNotes, async ({ params, query, caller }) => {
  mustSeeClass(caller, 'notes');
  const { partyId } = params;
  const binding = `notes|${caller.staffId}|${partyId}`;
  const after = await placeIn(query.cursor, binding);
  const [{ notes, next }] = await Promise.all([notesOf(partyId, query.limit, after), mustSeeParty(partyId, caller)]);
  return { items: notes, nextCursor: await cursorFor(next, binding) };
});
