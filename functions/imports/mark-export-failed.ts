import * as z from 'zod/mini';
import { log } from '#platform/log';
import { loadExport, updateExport } from './export-store.ts';
import { failureOf, RunError } from './failure.ts';

const Failed = z.object({ exportId: z.string(), ownerId: z.string(), error: RunError });

/** There will be no file, and the reader is told why where the reason is theirs to know. */
export const handler = async (input: unknown): Promise<void> => {
  const { exportId, ownerId, error } = Failed.parse(input);
  const job = await loadExport(ownerId, exportId);
  if (job.state !== 'writing') return;
  log.warn('export.failed', { exportId, code: error.Error, cause: error.Cause });
  await updateExport(job, { state: 'failed', failure: failureOf(error) });
};
