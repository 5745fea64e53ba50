import { notUnderstood } from '../errors.ts';
import { listOf, objectOf, textsOf } from '../json.ts';
import { type Condition, parseConditions } from './conditions.ts';
import { patternOf } from './patterns.ts';

export type Statement = {
  effect: 'Allow' | 'Deny';
  actions: RegExp[];
  resources: RegExp[];
  conditions: Condition[];
};

const knownElements = new Set(['Sid', 'Effect', 'Action', 'Resource', 'Condition']);

/** One statement of an identity's policy. An element that the matcher does not know stops the start by its name. */
const parseStatement = (raw: unknown, where: string): Statement => {
  const statement = objectOf(raw);
  const unknown = Object.keys(statement).find((element) => !knownElements.has(element));
  if (unknown !== undefined) throw notUnderstood(`the policy element ${unknown}, in ${where}`);
  const { Effect, Action, Resource, Condition } = statement;
  if (Effect !== 'Allow' && Effect !== 'Deny') throw notUnderstood(`the policy effect ${String(Effect)}, in ${where}`);
  return {
    effect: Effect,
    actions: textsOf(Action).map((action) => patternOf(action, 'i')),
    resources: textsOf(Resource).map((resource) => patternOf(resource)),
    conditions: parseConditions(Condition),
  };
};

export const parsePolicy = (document: unknown, where: string): Statement[] =>
  listOf(objectOf(document).Statement).map((statement) => parseStatement(statement, where));
