import { listImportRows } from '#shared/imports/contract';
import { openCursor, sealCursor } from '#platform/cursor';
import { http } from '#platform/http/http';
import { listedRows } from './row-store.ts';
import { loadImport } from './store.ts';

export const handler = http(listImportRows, async ({ params, query, caller }) => {
  await loadImport(params.importId, caller);
  const binding = `import-rows|${caller.staffId}|${params.importId}|${query.status ?? ''}`;
  const after = query.cursor ? await openCursor(query.cursor, binding) : undefined;
  const { items, next } = await listedRows(params.importId, query.status, query.limit, after);
  return { items, nextCursor: next ? await sealCursor(next, binding) : null };
});
