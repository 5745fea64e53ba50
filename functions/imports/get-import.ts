import { getImport } from '#shared/imports/contract';
import { http } from '#platform/http/http';
import { loadWithSheet } from './store.ts';
import { targetsFor } from './targets.ts';
import { viewOf } from './view.ts';

export const handler = http(getImport, async ({ params, caller }) => {
  const { batch, sheet } = await loadWithSheet(params.importId, caller);
  return viewOf(batch, sheet, sheet ? await targetsFor(caller) : undefined);
});
