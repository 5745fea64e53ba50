import { ofType, target, textOf, type Resource } from './template.ts';

export type Statement = { role: string; actions: string[]; resources: string[]; condition?: unknown };

type Written = { Effect: string; Action: string | string[]; Resource: unknown; Condition?: unknown };

const listOf = <T>(value: T | T[]): T[] => (Array.isArray(value) ? value : [value]);

const read = (role: string, written: Written[], effect: string): Statement[] =>
  written
    .filter(({ Effect }) => Effect === effect)
    .map(({ Action, Resource: on, Condition }) => ({
      role,
      actions: listOf(Action),
      resources: listOf(on).map(textOf),
      condition: Condition,
    }));

const inRole =
  (effect: string) =>
  ({ id, Properties }: Resource): Statement[] =>
    (Properties.Policies ?? []).flatMap((policy: { PolicyDocument: { Statement: Written[] } }) =>
      read(id, policy.PolicyDocument.Statement, effect),
    );

const inPolicy =
  (effect: string) =>
  ({ Properties }: Resource): Statement[] =>
    listOf<unknown>(Properties.Roles).flatMap((role) =>
      read(target(role) ?? '', Properties.PolicyDocument.Statement as Written[], effect),
    );

const all = (effect: string): Statement[] => [
  ...ofType('AWS::IAM::Role').flatMap(inRole(effect)),
  ...ofType('AWS::IAM::Policy').flatMap(inPolicy(effect)),
];

/** Every statement that gives something to any role of the product, inline or by policy. */
export const statements = all('Allow');
/** Every statement that takes something away. */
export const denials = all('Deny');

/** What one function may do, by the name of its bundle. */
export const statementsOf = (name: string): Statement[] =>
  statements.filter(({ role }) => role.startsWith(`${name.replaceAll('-', '')}role`));
