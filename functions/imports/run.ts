import { noCounts, type Counts } from '#shared/imports/model';
import type { ImportMove } from '#shared/imports/import-state';
import { AwsError } from '#platform/aws/client';
import { startWorkflow } from '#platform/aws/workflows';
import { env } from '#platform/env';
import type { RunEvent } from './event.ts';
import { updateImport, type ImportBatch, type Run } from './store.ts';

type Mode = RunEvent['mode'];
const runs: Record<Mode, { move: ImportMove; state: ImportBatch['state'] }> = {
  inspect: { move: 'inspect', state: 'inspecting' },
  check: { move: 'check', state: 'checking' },
  load: { move: 'load', state: 'loading' },
  undo: { move: 'undo', state: 'undoing' },
};

type Beginning = {
  batch: ImportBatch;
  mode: Mode;
  now: Date;
  changes?: Partial<ImportBatch>;
  from?: number;
  counts?: Counts;
};

/**
 * Moves an import into a run and starts its workflow. Asked again while it runs, it starts the same run by the same name, which
 * does nothing where it is on its way and mends what a crash between the two steps left behind.
 */
export const beginRun = async ({
  batch,
  mode,
  now,
  changes = {},
  from = 0,
  counts = noCounts,
}: Beginning): Promise<ImportBatch> => {
  const { move, state } = runs[mode];
  const run: Run = { name: `${batch.id}-${mode}-${String(batch.version + 1)}`, mode, from };
  const running =
    batch.state === state && batch.run?.mode === mode
      ? batch
      : await updateImport({ batch, move, changes: { ...changes, run, failure: null, failedIn: null }, now });
  const started = running.run ?? run;
  const input: RunEvent = { importId: batch.id, mode, batch: { next: started.from, more: true, counts } };
  try {
    await startWorkflow(env('IMPORT_WORKFLOW_ARN'), started.name, input);
  } catch (error) {
    if (!(error instanceof AwsError && error.name === 'ExecutionAlreadyExists')) throw error;
  }
  return running;
};
