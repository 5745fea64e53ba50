import { notUnderstood } from '../errors.ts';
import { listOf, objectOf, textOr, textsOf } from '../json.ts';
import type { Resource, Template } from '../template/template.ts';
import { parsePolicy, type Statement } from './statements.ts';

/** A role by its name, with every statement that the template gives it. */
export type Role = { name: string; arn: string; statements: Statement[] };

/** Managed policies of AWS that only let a function write its log and traces: nothing of that is called here. */
const withoutLocalMeaning = /policy\/(service-role\/AWSLambdaBasicExecutionRole|AWSXRayDaemonWriteAccess)$/;

const inlineStatements = (role: Resource): Statement[] =>
  listOf(role.properties.Policies).flatMap((policy) => {
    const { PolicyName, PolicyDocument } = objectOf(policy);
    return parsePolicy(PolicyDocument, `${role.key}, ${textOr(PolicyName, 'inline policy')}`);
  });

const attachedStatements = (roleName: string, policies: Resource[]): Statement[] =>
  policies
    .filter(({ properties }) => [...textsOf(properties.Roles), ...textsOf(properties.RoleName)].includes(roleName))
    .flatMap(({ key, properties }) => parsePolicy(properties.PolicyDocument, key));

const roleOf = (role: Resource, policies: Resource[]): Role => {
  const { ref: name, attributes } = role.identity;
  const managed = textsOf(role.properties.ManagedPolicyArns).find((arn) => !withoutLocalMeaning.test(arn));
  if (managed !== undefined) throw notUnderstood(`the managed policy ${managed}, of ${role.key}`);
  if (role.properties.PermissionsBoundary !== undefined) throw notUnderstood(`a permissions boundary, of ${role.key}`);
  return {
    name,
    arn: attributes.Arn ?? name,
    statements: [...inlineStatements(role), ...attachedStatements(name, policies)],
  };
};

/** Every role of the template, by ARN. */
export const readRoles = (template: Template): Map<string, Role> => {
  const policies = template.ofType('AWS::IAM::Policy', 'AWS::IAM::RolePolicy', 'AWS::IAM::ManagedPolicy');
  const roles = template.ofType('AWS::IAM::Role').map((role) => roleOf(role, policies));
  return new Map(roles.map((role) => [role.arn, role]));
};
