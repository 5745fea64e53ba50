import { beginExport } from '#shared/imports/contract';
import { exportColumns } from '#shared/imports/export-columns';
import { AwsError } from '#platform/aws/client';
import { startWorkflow } from '#platform/aws/workflows';
import { env } from '#platform/env';
import { http } from '#platform/http/http';
import { createOnce } from '#platform/http/idempotency';
import { newId } from '#platform/ids';
import { exportView } from './export-view.ts';
import { insertExport, loadExport, type ExportJob } from './export-store.ts';
import { exportWords } from './export-words.ts';
import { partiesRegister, readingOf } from './register.ts';

const keptDays = 7;

/** The same name for the same export: asked twice, it is written once. */
const startWriting = async ({ id, ownerId }: ExportJob): Promise<void> => {
  try {
    await startWorkflow(env('EXPORT_WORKFLOW_ARN'), id, { exportId: id, ownerId });
  } catch (error) {
    if (!(error instanceof AwsError && error.name === 'ExecutionAlreadyExists')) throw error;
  }
};

export const handler = http(beginExport, async ({ body, caller, now, idempotency }) => {
  // What is not the reader's, or no query, is refused now, not when the file is written.
  partiesRegister.mustBeAskable({ ...(await readingOf(caller, now)), ...body.query });
  exportColumns(body.columns, await exportWords(caller, body.locale));
  const job = await createOnce(caller.staffId, idempotency, {
    create: async () => {
      const expiresAt = Math.floor(now.getTime() / 1000) + keptDays * 86_400;
      const made: ExportJob = {
        ...body,
        id: newId('exp'),
        ownerId: caller.staffId,
        state: 'writing',
        progress: { done: 0, total: null },
        createdAt: now.toISOString(),
        expiresAt,
      };
      await insertExport(made, idempotency, now);
      return made;
    },
    again: (id) => loadExport(caller.staffId, id),
  });
  await startWriting(job);
  return exportView(job);
});
