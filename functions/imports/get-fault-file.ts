import { getFaultFile } from '#shared/imports/contract';
import { DomainError } from '#shared/kernel/errors';
import { http } from '#platform/http/http';
import { faultFileUrl } from './objects.ts';
import { faultFileName } from './fault-file-name.ts';
import { loadWithSheet } from './store.ts';

export const handler = http(getFaultFile, async ({ params, caller }) => {
  const { batch, sheet } = await loadWithSheet(params.importId, caller);
  if (!batch.faultFile || !sheet) throw new DomainError('NOT_FOUND', 'every row was taken: there is no such file');
  const fileName = faultFileName(batch.fileName, sheet.format.kind, caller.locale);
  return { url: await faultFileUrl(batch.id, sheet.format.kind, fileName), fileName };
});
