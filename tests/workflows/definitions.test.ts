import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { errorCodes } from '#shared/kernel/errors';
import { taskWord, workflows } from '../../infra/functions.ts';

type Rule = { ErrorEquals: string[]; Next?: string; MaxAttempts?: number };
type State = {
  Type: string;
  Resource?: string;
  TimeoutSeconds?: number;
  Next?: string;
  Default?: string;
  End?: boolean;
  Choices?: { Next: string }[];
  Retry?: Rule[];
  Catch?: Rule[];
  Error?: string;
};
type Machine = { StartAt: string; TimeoutSeconds?: number; States: Record<string, State> };

const machines = workflows.map(({ name, definition, tasks }) => ({
  name,
  tasks,
  machine: JSON.parse(readFileSync(definition, 'utf8')) as Machine,
}));

const leavesOf = ({ Next, Default, Choices = [], Catch = [] }: State): string[] =>
  [Next, Default, ...Choices.map((choice) => choice.Next), ...Catch.map((rule) => rule.Next)].filter(
    (name) => name !== undefined,
  );

const reachedFrom = ({ StartAt, States }: Machine): Set<string> => {
  const reached = new Set([StartAt]);
  for (const name of reached) for (const next of States[name] ? leavesOf(States[name]) : []) reached.add(next);
  return reached;
};

const tasksOf = ({ States }: Machine): [string, State][] =>
  Object.entries(States).filter(([, { Type }]) => Type === 'Task');
/** What AWS itself may report; everything else is a refusal of ours. */
const ofAws = ['States.ALL', 'States.TaskFailed', 'States.Timeout'];

describe('the definition of a workflow', () => {
  it('is listed, whatever capability it belongs to', () => {
    expect(globSync('functions/**/*.asl.json').sort()).toEqual(workflows.map(({ definition }) => definition).sort());
  });

  it.each(machines)('of $name leads to states that exist, and reaches every one of them', ({ machine }) => {
    expect([...reachedFrom(machine)].sort()).toEqual(Object.keys(machine.States).sort());
  });

  it.each(machines)('of $name ends only as the business says', ({ machine }) => {
    for (const [name, state] of Object.entries(machine.States)) {
      const ends = state.Type === 'Succeed' || state.Type === 'Fail';
      expect(leavesOf(state).length > 0, name).toBe(!ends);
      if (state.Type === 'Fail') expect(state.Error, name).toBeTruthy();
    }
  });

  it.each(machines)('of $name calls exactly the functions that are listed for it', ({ machine, tasks }) => {
    const called = tasksOf(machine).map(([, { Resource }]) => Resource);
    expect([...new Set(called)].sort()).toEqual(tasks.map((task) => `\${${taskWord(task)}}`).sort());
  });

  it.each(machines)(
    'of $name lets no task run for ever, tries again what may pass, and catches the rest',
    ({ machine }) => {
      expect(machine.TimeoutSeconds).toBeGreaterThan(0);
      for (const [name, { TimeoutSeconds, Retry = [], Catch = [] }] of tasksOf(machine)) {
        expect(TimeoutSeconds, name).toBeGreaterThan(0);
        expect(
          Retry.some(({ ErrorEquals }) => ErrorEquals.includes('States.TaskFailed')),
          name,
        ).toBe(true);
        expect(Catch.at(-1)?.ErrorEquals, name).toEqual(['States.ALL']);
      }
    },
  );

  it.each(machines)('of $name knows every error that it names', ({ machine }) => {
    const named = tasksOf(machine).flatMap(([, { Retry = [], Catch = [] }]) =>
      [...Retry, ...Catch].flatMap(({ ErrorEquals }) => ErrorEquals),
    );
    const known: readonly string[] = [...errorCodes, ...ofAws];
    expect([...new Set(named)].filter((error) => !known.includes(error))).toEqual([]);
  });

  it.each(machines)('of $name gives no task more time than its function has', ({ machine, tasks }) => {
    for (const task of tasks) {
      const state = tasksOf(machine).find(([, { Resource }]) => Resource === `\${${taskWord(task)}}`)?.[1];
      expect(state?.TimeoutSeconds, task.name).toBeLessThanOrEqual(task.timeoutSeconds ?? 29);
    }
  });

  it.each(machines)('of $name refuses at once what will not pass by trying again', ({ machine }) => {
    for (const [name, { Retry = [], Catch = [] }] of tasksOf(machine)) {
      if (Catch.length < 2) continue;
      expect(Retry[0]?.MaxAttempts, name).toBe(0);
      expect(Retry[0]?.ErrorEquals, name).toEqual(Catch[0]?.ErrorEquals);
    }
  });
});
