import { notUnderstood } from '../errors.ts';
import { isAllowed } from '../iam/decide.ts';
import type { Role } from '../iam/roles.ts';
import { numberOr, objectOf, parseObject, textOf, textOr, type JsonObject } from '../json.ts';
import type { Resource, Template } from '../template/template.ts';
import { allStates } from './prepare.ts';
import { checkDefinition } from './supported.ts';

/** One state machine of the template. */
export type Machine = {
  arn: string;
  name: string;
  definition: JsonObject;
  role: Role;
  timeoutSeconds: number | undefined;
};

/** What a task calls, and whether it then waits for an answer. */
export type Call = { functionArn: string; wrapped: boolean; waits: boolean };

const invoke = 'arn:aws:states:::lambda:invoke';

export const callOf = (state: JsonObject, where: string): Call => {
  const resource = textOf(state.Resource, `the resource of ${where}`);
  if (resource.startsWith('arn:aws:lambda:')) return { functionArn: resource, wrapped: false, waits: false };
  const waits = resource === `${invoke}.waitForTaskToken`;
  if (resource !== invoke && !waits) throw notUnderstood(`the resource ${resource}, in ${where}`);
  return {
    functionArn: textOf(objectOf(state.Parameters).FunctionName, `the function of ${where}`),
    wrapped: true,
    waits,
  };
};

/** `${Name}` stands for what the template substitutes for it. */
const substituted = (text: string, substitutions: JsonObject): string =>
  text.replace(/\$\{(\w+)\}/g, (whole, name: string) => textOr(substitutions[name], whole));

const machineOf = (
  { key, identity, properties }: Resource,
  roles: Map<string, Role>,
  knows: (arn: string) => boolean,
): Machine => {
  if (textOr(properties.StateMachineType, 'STANDARD') !== 'STANDARD')
    throw notUnderstood(`an express state machine, ${key}`);
  const text = textOf(properties.DefinitionString, `the definition of ${key}`);
  const definition = parseObject(substituted(text, objectOf(properties.DefinitionSubstitutions)));
  checkDefinition(definition, key);
  const role = roles.get(textOf(properties.RoleArn, `the role of ${key}`));
  if (!role) throw notUnderstood(`the role of ${key}`);
  for (const { name, state } of allStates(definition)) {
    if (state.Type !== 'Task') continue;
    const { functionArn } = callOf(state, `${key}, state ${name}`);
    if (!knows(functionArn)) throw notUnderstood(`the function ${functionArn}, in ${key}, state ${name}`);
    if (!isAllowed(role, { action: 'lambda:InvokeFunction', resource: functionArn })) {
      throw notUnderstood(
        `how ${key} could call ${functionArn} in state ${name}: its role does not allow lambda:InvokeFunction`,
      );
    }
  }
  const timeout = numberOr(definition.TimeoutSeconds, 0);
  return {
    arn: identity.ref,
    name: identity.attributes.Name ?? key,
    definition,
    role,
    timeoutSeconds: timeout > 0 ? timeout : undefined,
  };
};

export const readMachines = (
  template: Template,
  roles: Map<string, Role>,
  knows: (arn: string) => boolean,
): Machine[] =>
  template.ofType('AWS::StepFunctions::StateMachine').map((resource) => machineOf(resource, roles, knows));
