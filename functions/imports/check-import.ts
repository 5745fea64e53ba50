import { checkImport } from '#shared/imports/contract';
import { http } from '#platform/http/http';
import { beginRun } from './run.ts';
import { loadImport } from './store.ts';
import { viewOf } from './view.ts';

export const handler = http(checkImport, async ({ params, caller, now }) =>
  viewOf(
    await beginRun({
      batch: await loadImport(params.importId, caller),
      mode: 'check',
      now,
      changes: { checked: null, progress: null, faultFile: false },
    }),
  ),
);
