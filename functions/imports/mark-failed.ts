import * as z from 'zod/mini';
import { runningStates } from '#shared/imports/import-state';
import { log } from '#platform/log';
import { failureOf, RunError } from './failure.ts';
import { readImport, updateImport } from './store.ts';

const Failed = z.object({ importId: z.string(), error: RunError });

/** A run that cannot go on leaves its import failed, from where it may be started again. */
export const handler = async (input: unknown): Promise<void> => {
  const { importId, error } = Failed.parse(input);
  const batch = await readImport(importId);
  if (!runningStates.includes(batch.state)) return;
  log.warn('import.failed', { importId, state: batch.state, code: error.Error, cause: error.Cause });
  await updateImport({
    batch,
    move: 'fail',
    changes: { failedIn: batch.state, failure: failureOf(error) },
    now: new Date(),
  });
};
