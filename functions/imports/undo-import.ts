import { undoImport } from '#shared/imports/contract';
import { DomainError } from '#shared/kernel/errors';
import { http } from '#platform/http/http';
import { goesAt } from './kept.ts';
import { beginRun } from './run.ts';
import { loadImport } from './store.ts';
import { viewOf } from './view.ts';

export const handler = http(undoImport, async ({ params, caller, now }) => {
  const batch = await loadImport(params.importId, caller);
  if (!batch.loaded)
    throw new DomainError('IMPORT_STATE_MOVE_NOT_ALLOWED', 'nothing was loaded', { state: batch.state });
  if (goesAt(batch.id) * 1000 < now.getTime())
    throw new DomainError('IMPORT_STATE_MOVE_NOT_ALLOWED', 'what it takes to undo it is not kept any more');
  return viewOf(await beginRun({ batch, mode: 'undo', now, changes: { undone: { undone: 0, left: 0 } } }));
});
