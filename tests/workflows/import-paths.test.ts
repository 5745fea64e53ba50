import { StateMachine } from 'aws-local-stepfunctions';
import { describe, expect, it } from 'vitest';
import { definitionOf } from '../fixtures/workflow-runs.ts';

type Batch = { next: number; more: boolean };
type Behaviour = Record<string, (input: { batch?: Batch }) => unknown>;

class Refusal extends Error {
  constructor(name: string) {
    super(`${name} it is`);
    this.name = name;
  }
}

/** Walks one path: which tasks run, in order, and how it ends. */
const walk = async (
  machine: string,
  input: object,
  behaviour: Behaviour = {},
): Promise<{ steps: string[]; end: string }> => {
  const definition = definitionOf(machine);
  const steps: string[] = [];
  const quick: Record<string, number> = {};
  const handlers: Record<string, (given: { batch?: Batch }) => Promise<unknown>> = {};
  for (const [name, state] of Object.entries(definition.States)) {
    if (state.Type !== 'Task') continue;
    state.Resource = `arn:aws:lambda:us-east-1:000000000000:function:${name}`;
    quick[name] = 1;
    handlers[name] = (given) => {
      steps.push(name);
      // A promise that fails, as a function does.
      return Promise.resolve().then(() => behaviour[name]?.(given) ?? null);
    };
  }
  const run = new StateMachine(definition, { validationOptions: { checkArn: false } }).run(input as never, {
    overrides: { taskResourceLocalHandlers: handlers as never, retryIntervalOverrides: quick },
  });
  const end = await run.result.then(
    () => 'succeeded',
    (error: unknown) =>
      error instanceof Error && error.cause && typeof error.cause === 'object' && 'name' in error.cause
        ? String(error.cause.name)
        : (error as Error).name,
  );
  return { steps, end };
};

const pieces =
  (count: number) =>
  ({ batch }: { batch?: Batch }): Batch => ({ next: (batch?.next ?? 0) + 1, more: (batch?.next ?? 0) + 1 < count });
const prepared = (more: boolean) => (): Batch => ({ next: 0, more });
const begun = (mode: string) => ({ importId: 'imp_1', mode, batch: { next: 0, more: true } });

describe('a run of an import', () => {
  it('in mode inspect reads the file and ends', async () => {
    expect(await walk('import', begun('inspect'))).toEqual({ steps: ['InspectFile'], end: 'succeeded' });
  });

  it('in mode check cuts the file, checks piece by piece and finishes', async () => {
    const { steps, end } = await walk('import', begun('check'), { PrepareRows: prepared(true), CheckBatch: pieces(3) });
    expect([steps, end]).toEqual([
      ['PrepareRows', 'CheckBatch', 'CheckBatch', 'CheckBatch', 'FinishImport'],
      'succeeded',
    ]);
  });

  it('in mode check with no rows finishes at once', async () => {
    const { steps } = await walk('import', begun('check'), { PrepareRows: prepared(false) });
    expect(steps).toEqual(['PrepareRows', 'FinishImport']);
  });

  it.each([
    ['load', 'LoadBatch'],
    ['undo', 'UndoBatch'],
  ])('in mode %s goes through its pieces and finishes', async (mode, task) => {
    expect(await walk('import', begun(mode), { [task]: pieces(2) })).toEqual({
      steps: [task, task, 'FinishImport'],
      end: 'succeeded',
    });
  });

  it('that was cancelled does no further piece', async () => {
    const { steps } = await walk('import', begun('load'), { LoadBatch: ({ batch }) => ({ ...batch, more: false }) });
    expect(steps).toEqual(['LoadBatch', 'FinishImport']);
  });

  it('tries a piece again that broke, and goes on', async () => {
    let tries = 0;
    const { steps, end } = await walk('import', begun('load'), {
      LoadBatch: (given) => {
        tries += 1;
        if (tries === 1) throw new Error('the connection broke');
        return pieces(1)(given);
      },
    });
    expect([steps, end]).toEqual([['LoadBatch', 'LoadBatch', 'FinishImport'], 'succeeded']);
  });

  it('that keeps breaking is marked failed with its error', async () => {
    let told: unknown;
    const { steps, end } = await walk('import', begun('load'), {
      LoadBatch: () => {
        throw new Error('the disk is full');
      },
      MarkFailed: (input) => {
        told = input;
      },
    });
    expect(steps).toEqual(['LoadBatch', 'LoadBatch', 'LoadBatch', 'LoadBatch', 'MarkFailed']);
    expect(end).not.toBe('succeeded');
    expect(told).toMatchObject({ importId: 'imp_1', error: { Error: 'Error' } });
  });

  it('of a file that cannot be read is marked failed at the first try', async () => {
    const { steps } = await walk('import', begun('inspect'), {
      InspectFile: () => {
        throw new Refusal('FILE_TYPE_NOT_ALLOWED');
      },
    });
    expect(steps).toEqual(['InspectFile', 'MarkFailed']);
  });

  it('in a mode that nobody knows fails by name', async () => {
    const { steps, end } = await walk('import', begun('guess'));
    expect(steps).toEqual([]);
    expect(end).not.toBe('succeeded');
  });
});

describe('a run of an export', () => {
  it('writes its file', async () => {
    expect(await walk('export', { exportId: 'exp_1', ownerId: 'stf_1' })).toEqual({
      steps: ['WriteExport'],
      end: 'succeeded',
    });
  });

  it('that is too large for a workbook says so at once', async () => {
    const { steps, end } = await walk(
      'export',
      { exportId: 'exp_1', ownerId: 'stf_1' },
      {
        WriteExport: () => {
          throw new Refusal('FILE_TOO_LARGE');
        },
      },
    );
    expect(steps).toEqual(['WriteExport', 'MarkExportFailed']);
    expect(end).not.toBe('succeeded');
  });
});
