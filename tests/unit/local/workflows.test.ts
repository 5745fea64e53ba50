import { describe, expect, it } from 'vitest';
import { nextAttempt } from '../../../infra/local/workflows/retry.ts';
import { checkDefinition } from '../../../infra/local/workflows/supported.ts';

const machine = (state: object, more: object = {}) => ({ StartAt: 'S', States: { S: state }, ...more });
const task = (more: object) => machine({ Type: 'Task', Resource: 'r', End: true, ...more });
const inMap = (state: object) =>
  machine({ Type: 'Map', ItemProcessor: machine({ Type: 'Pass', End: true, ...state }), End: true });

describe('A definition', () => {
  it.each([
    [task({ HeartbeatSeconds: 5 }), 'HeartbeatSeconds'],
    [task({ Arguments: {} }), 'Arguments'],
    [task({ QueryLanguage: 'JSONata' }), 'JSONata'],
    [machine({ Type: 'Pass', End: true }, { QueryLanguage: 'JSONata' }), 'JSONata'],
    [task({ Parameters: { 'id.$': 'States.UUID()' } }), 'States.UUID'],
    [task({ Parameters: { 'at.$': '$$.Execution.StartTime' } }), '$$.Execution.StartTime'],
    [task({ Parameters: { 'at.$': '$$.State.EnteredTime' } }), '$$.State.EnteredTime'],
    [inMap({ Parameters: { 'all.$': '$$.Execution.Input' } }), '$$.Execution.Input'],
    [machine({ Type: 'Map', ItemReader: {}, ItemProcessor: machine({ Type: 'Pass', End: true }) }), 'ItemReader'],
    [
      machine({
        Type: 'Map',
        ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED' }, ...machine({ Type: 'Pass', End: true }) },
      }),
      'DISTRIBUTED',
    ],
    [machine({ Type: 'Parallel', Branches: [], Retry: [] }), 'Retry of a Parallel'],
  ])('stops the start by the name of what would not run as on AWS: %#', (definition, name) => {
    expect(() => checkDefinition(definition, 'here')).toThrow(name);
  });

  it('runs with the context object where it is right', () => {
    expect(() =>
      checkDefinition(task({ Parameters: { 'token.$': '$$.Task.Token', 'id.$': '$$.Execution.Id' } }), 'here'),
    ).not.toThrow();
  });
});

describe('A retrier', () => {
  const retriers = [
    { ErrorEquals: ['TRY_AGAIN'], IntervalSeconds: 2, MaxAttempts: 3, BackoffRate: 3, MaxDelaySeconds: 10 },
    { ErrorEquals: ['States.TaskFailed'], MaxAttempts: 1 },
  ];
  const wait = (error: string, spent: number[] = []) => nextAttempt(retriers, { error, cause: '' }, spent);

  it('waits longer each time, up to its longest, and then gives up', () => {
    expect([[], [1], [2], [3]].map((spent) => wait('TRY_AGAIN', spent)?.waitMs)).toEqual([
      2_000,
      6_000,
      10_000,
      undefined,
    ]);
  });

  it('counts for itself, and does not take a timeout for a failure of the task', () => {
    expect(wait('OTHER', [3, 0])).toEqual({ waitMs: 1_000, spent: [3, 1] });
    expect(wait('States.Timeout')).toBeUndefined();
    expect(nextAttempt([{ ErrorEquals: ['States.ALL'] }], { error: 'States.Timeout', cause: '' }, [])).toMatchObject({
      waitMs: 1_000,
    });
  });
});
