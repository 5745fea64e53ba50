import { decideImportRow } from '#shared/imports/contract';
import { decidedRow } from '#shared/imports/decide-row';
import { DomainError } from '#shared/kernel/errors';
import { http } from '#platform/http/http';
import { retrying } from '#platform/table/commit';
import { countedUnder } from './counts.ts';
import { duplicateRow, saveDecision } from './row-store.ts';
import { loadImport } from './store.ts';

export const handler = http(decideImportRow, async ({ params, body, caller }) => {
  const { state } = await loadImport(params.importId, caller);
  if (state !== 'checked')
    throw new DomainError('IMPORT_STATE_MOVE_NOT_ALLOWED', `rows of an import that is ${state} are not decided`, {
      state,
    });
  return retrying(async () => {
    const before = await duplicateRow(params.importId, params.row);
    const after = decidedRow(before, body);
    await saveDecision(params.importId, before, after, [countedUnder(before.decision), countedUnder(after.decision)]);
    return after;
  });
});
