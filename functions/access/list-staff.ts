import * as z from 'zod/mini';
import { openCursor, sealCursor } from '#platform/cursor';
import { http } from '#platform/http/http';
import { listStaff } from '#shared/access/contract';
import { visibleStaff } from '#shared/access/decide-staff';
import { allStaff } from './store.ts';

export const handler = http(listStaff, async ({ query: { limit, cursor, active, job }, caller }) => {
  const binding = `staff|${caller.staffId}|${active ?? ''}|${job ?? ''}`;
  const after = cursor === undefined ? undefined : z.string().parse(await openCursor(cursor, binding));
  const everybody = await allStaff();
  const asked = everybody.filter(
    (staff) => (!active || staff.active === (active === 'yes')) && (!job || staff.jobs.includes(job)),
  );
  const start = after === undefined ? 0 : asked.findIndex(({ staffId }) => staffId === after) + 1;
  const items = asked.slice(start, start + limit);
  const last = items.at(-1);
  const nextCursor = last && start + limit < asked.length ? await sealCursor(last.staffId, binding) : null;
  return { items: items.map((staff) => visibleStaff(caller, staff)), nextCursor, total: asked.length };
});
