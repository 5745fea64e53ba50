import { cancelImport } from '#shared/imports/contract';
import { http } from '#platform/http/http';
import { loadImport, updateImport } from './store.ts';
import { viewOf } from './view.ts';

/** A run that is under way sees it before its next piece and ends. */
export const handler = http(cancelImport, async ({ params, caller, now }) =>
  viewOf(await updateImport({ batch: await loadImport(params.importId, caller), move: 'cancel', now })),
);
