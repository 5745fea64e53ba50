import { notUnderstood } from '../errors.ts';
import { isAllowed } from '../iam/decide.ts';
import type { Role } from '../iam/roles.ts';
import { objectOf, textOf, textOr } from '../json.ts';
import type { Resource, Template } from '../template/template.ts';
import { parseExpression, type Next } from './expression.ts';

export type Schedule = {
  name: string;
  arn: string;
  expression: string;
  next: Next;
  targetArn: string;
  input: string | undefined;
  deadLetterArn: string | undefined;
};

const scheduleOf = (
  { key, identity, properties }: Resource,
  roles: Map<string, Role>,
  actionOn: (arn: string) => string | undefined,
): Schedule => {
  const expression = textOf(properties.ScheduleExpression, `the expression of ${key}`);
  const target = objectOf(properties.Target);
  const targetArn = textOf(target.Arn, `the target of ${key}`);
  const action = actionOn(targetArn);
  if (action === undefined) throw notUnderstood(`the target ${targetArn}, of ${key}`);
  const role = roles.get(textOf(target.RoleArn, `the role of ${key}`));
  if (!role || !isAllowed(role, { action, resource: targetArn })) {
    throw notUnderstood(`how ${key} could call ${targetArn}: its role does not allow ${action}`);
  }
  return {
    name: key,
    arn: identity.attributes.Arn ?? '',
    expression,
    next: parseExpression(expression, textOr(properties.ScheduleExpressionTimezone, 'UTC')),
    targetArn,
    input: typeof target.Input === 'string' ? target.Input : undefined,
    deadLetterArn: textOr(objectOf(target.DeadLetterConfig).Arn, '') || undefined,
  };
};

/** Every enabled schedule of the template. Its role must allow its target: on AWS it would fail each time. */
export const readSchedules = (
  template: Template,
  roles: Map<string, Role>,
  actionOn: (arn: string) => string | undefined,
): Schedule[] =>
  template
    .ofType('AWS::Scheduler::Schedule')
    .filter(({ properties }) => properties.State !== 'DISABLED')
    .map((resource) => scheduleOf(resource, roles, actionOn));
