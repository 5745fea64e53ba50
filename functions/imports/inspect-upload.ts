import { inspectUpload } from '#shared/imports/contract';
import { maxFileBytes } from '#shared/imports/model';
import { DomainError, fieldError } from '#shared/kernel/errors';
import { http } from '#platform/http/http';
import { uploadedSize } from './objects.ts';
import { beginRun } from './run.ts';
import { loadImport } from './store.ts';
import { viewOf } from './view.ts';

export const handler = http(inspectUpload, async ({ params, caller, now }) => {
  const batch = await loadImport(params.importId, caller);
  const size = await uploadedSize(batch.id);
  if (size === undefined) throw fieldError('INPUT_INVALID', 'file', 'was not sent yet');
  if (size > maxFileBytes) throw new DomainError('FILE_TOO_LARGE', `a file has at most ${String(maxFileBytes)} bytes`);
  return viewOf(await beginRun({ batch, mode: 'inspect', now, changes: { size } }));
});
