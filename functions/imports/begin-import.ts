import { beginImport } from '#shared/imports/contract';
import type { Caller } from '#shared/access/caller';
import { http, type Request } from '#platform/http/http';
import { createOnce } from '#platform/http/idempotency';
import { newId } from '#platform/ids';
import { uploadUrl } from './objects.ts';
import { insertImport, loadImport, type ImportBatch } from './store.ts';
import { viewOf } from './view.ts';

const newImport = ({ staffId, name }: Caller, body: Request<typeof beginImport>['body'], now: Date): ImportBatch => {
  const at = now.toISOString();
  return {
    ...body,
    id: newId('imp'),
    version: 1,
    ownerId: staffId,
    ownerName: name,
    state: 'awaiting-file',
    createdAt: at,
    updatedAt: at,
  };
};

export const handler = http(beginImport, async ({ body, caller, now, idempotency }) => {
  const batch = await createOnce(caller.staffId, idempotency, {
    create: async () => {
      const made = newImport(caller, body, now);
      await insertImport(made, idempotency, now);
      return made;
    },
    again: (id) => loadImport(id, caller),
  });
  return { import: viewOf(batch), uploadUrl: await uploadUrl(batch.id) };
});
