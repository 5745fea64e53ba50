import { describe, expect, it } from 'vitest';
import { workflows } from '../../infra/functions.ts';
import { ofType } from './template.ts';

type State = {
  Type: string;
  TimeoutSeconds?: number;
  Resource?: string;
  Catch?: unknown;
  ItemProcessor?: Machine & { ProcessorConfig?: { Mode: string } };
  Branches?: Machine[];
};
type Machine = { TimeoutSeconds?: number; States: Record<string, State> };

const machines = ofType('AWS::StepFunctions::StateMachine').map(({ id, Properties }) => ({
  id,
  words: Object.keys(Properties.DefinitionSubstitutions ?? {}),
  text: String(Properties.DefinitionString),
  machine: JSON.parse(String(Properties.DefinitionString)) as Machine,
  logs: Properties.LoggingConfiguration,
  tracing: Properties.TracingConfiguration,
}));

const statesOf = ({ States }: Machine): [string, State][] =>
  Object.entries(States).flatMap(([name, state]) => [
    [name, state] satisfies [string, State],
    ...[state.ItemProcessor, ...(state.Branches ?? [])].flatMap((inner) => (inner ? statesOf(inner) : [])),
  ]);

describe('the workflows', () => {
  it('are those that the list names', () => {
    expect(machines).toHaveLength(workflows.length);
  });

  it('name every function they call, and no other', () => {
    for (const { text, words } of machines) {
      const named = [...text.matchAll(/\$\{(\w+)\}/g)].map(([, word]) => word);
      expect([...new Set(named)].sort()).toEqual([...words].sort());
    }
  });

  it('never wait for ever', () => {
    const endless = machines.flatMap(({ id, machine }) => [
      ...(machine.TimeoutSeconds ? [] : [id]),
      ...statesOf(machine).flatMap(([name, { Type, TimeoutSeconds }]) =>
        Type === 'Task' && !TimeoutSeconds ? [`${id}: ${name}`] : [],
      ),
    ]);
    expect(endless).toEqual([]);
  });

  it('catch the failure of a person who does not answer', () => {
    const uncaught = machines.flatMap(({ machine }) =>
      statesOf(machine).filter(([, { Resource, Catch }]) => Resource?.endsWith('.waitForTaskToken') && !Catch),
    );
    expect(uncaught).toEqual([]);
  });

  it('use only what one machine can run too: inline maps, no random numbers', () => {
    for (const { text, machine } of machines) {
      expect(text).not.toMatch(/States\.(UUID|MathRandom)|"JSONata"/);
      for (const [, { ItemProcessor }] of statesOf(machine)) {
        expect(ItemProcessor?.ProcessorConfig?.Mode ?? 'INLINE').toBe('INLINE');
      }
    }
  });

  it('log every step without its values, and are traced', () => {
    for (const { logs, tracing } of machines) {
      expect(logs).toMatchObject({ Level: 'ALL', IncludeExecutionData: false });
      expect(tracing).toEqual({ Enabled: true });
    }
  });
});
