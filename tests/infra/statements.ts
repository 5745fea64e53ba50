import { ofType, target, textOf, type Resource } from './template.ts';

export type Statement = { role: string; actions: string[]; resources: string[] };

type Written = { Effect: string; Action: string | string[]; Resource: unknown };

const listOf = <T>(value: T | T[]): T[] => (Array.isArray(value) ? value : [value]);

const read = (role: string, written: Written[]): Statement[] =>
  written.map(({ Action, Resource: on }) => ({ role, actions: listOf(Action), resources: listOf(on).map(textOf) }));

const inRole = ({ id, Properties }: Resource): Statement[] =>
  (Properties.Policies ?? []).flatMap((policy: { PolicyDocument: { Statement: Written[] } }) =>
    read(id, policy.PolicyDocument.Statement),
  );

const inPolicy = ({ Properties }: Resource): Statement[] =>
  listOf<unknown>(Properties.Roles).flatMap((role) =>
    read(target(role) ?? '', Properties.PolicyDocument.Statement as Written[]),
  );

/** Every statement that any role of the product is given, inline or by policy. */
export const statements: Statement[] = [
  ...ofType('AWS::IAM::Role').flatMap(inRole),
  ...ofType('AWS::IAM::Policy').flatMap(inPolicy),
];

/** What one function may do, by the name of its bundle. */
export const statementsOf = (name: string): Statement[] =>
  statements.filter(({ role }) => role.startsWith(`${name.replaceAll('-', '')}role`));
