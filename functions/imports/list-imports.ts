import { listImports } from '#shared/imports/contract';
import { openCursor, sealCursor } from '#platform/cursor';
import { http } from '#platform/http/http';
import { listedImports } from './store.ts';
import { viewOf } from './view.ts';

export const handler = http(listImports, async ({ query, caller }) => {
  const binding = `imports|${caller.staffId}`;
  const after = query.cursor ? await openCursor(query.cursor, binding) : undefined;
  const owner = caller.jobs.includes('admin') ? undefined : caller.staffId;
  const { items, next } = await listedImports(owner, query.limit, after);
  return { items: items.map((batch) => viewOf(batch)), nextCursor: next ? await sealCursor(next, binding) : null };
});
