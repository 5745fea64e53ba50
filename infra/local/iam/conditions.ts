import { notUnderstood } from '../errors.ts';
import { listOf, objectOf } from '../json.ts';
import { patternOf } from './patterns.ts';

/** Facts of one call that a condition may ask for: each key with its values. */
export type Context = Record<string, string[]>;
export type Condition = { key: string; holds: (context: Context) => boolean };

type Test = (asked: string[]) => (value: string) => boolean;

const like: Test = (asked) => {
  const patterns = asked.map((text) => patternOf(text));
  return (value) => patterns.some((pattern) => pattern.test(value));
};
const equal: Test = (asked) => (value) => asked.includes(value);
const not = (test: Test): Test => {
  return (asked) => {
    const positive = test(asked);
    return (value) => !positive(value);
  };
};
const lower = (values: string[]): string[] => values.map((value) => value.toLowerCase());

const tests: Record<string, Test> = {
  StringEquals: equal,
  StringNotEquals: not(equal),
  StringLike: like,
  StringNotLike: not(like),
  StringEqualsIgnoreCase: (asked) => (value) => lower(asked).includes(value.toLowerCase()),
  ArnEquals: like,
  ArnLike: like,
  ArnNotLike: not(like),
  Bool: (asked) => (value) => lower(asked).includes(value.toLowerCase()),
};

/** Keys whose value this host can tell. A condition on another would silently never hold, so it stops the start. */
const knownKeys =
  /^(dynamodb:(LeadingKeys|Attributes|Select)|ses:(FromAddress|Recipients)|kms:(ViaService|EncryptionContext:.+|EncryptionContextKeys)|aws:(SourceArn|SourceAccount|SecureTransport|ResourceAccount|PrincipalAccount)|s3:(prefix|x-amz-acl)|states:StateMachineQualifier|events:(source|detail-type))$/;

const negative = (operator: string): boolean => operator.includes('Not');

const conditionOf = (operator: string, key: string, asked: string[]): Condition => {
  const [, qualifier, name = '', ifExists] = /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/.exec(operator) ?? [];
  const test = tests[name];
  if (name === 'Null') {
    const wantsAbsent = asked.includes('true');
    return { key, holds: (context) => (context[key] === undefined) === wantsAbsent };
  }
  if (!test) throw notUnderstood(`the policy condition ${operator}`);
  if (!knownKeys.test(key)) throw notUnderstood(`the policy condition key ${key}`);
  const fits = test(asked);
  return {
    key,
    holds: (context) => {
      const values = context[key];
      if (values === undefined) return ifExists !== undefined || qualifier === 'ForAllValues' || negative(name);
      return qualifier === 'ForAnyValue' ? values.some(fits) : values.every(fits);
    },
  };
};

/** Every condition of a statement; all must hold. */
export const parseConditions = (block: unknown): Condition[] =>
  Object.entries(objectOf(block)).flatMap(([operator, keys]) =>
    Object.entries(objectOf(keys)).map(([key, asked]) => conditionOf(operator, key, listOf(asked).map(String))),
  );
