import { notUnderstood } from '../errors.ts';
import { isObject, listOf, objectOf, textOf } from '../json.ts';
import { account } from './identities.ts';

/** Everything an intrinsic may ask for, within one stack. */
export type Scope = {
  stack: string;
  region: string;
  ref: (id: string) => unknown;
  attribute: (id: string, name: string) => unknown;
  imported: (exportName: string) => unknown;
  mapping: (map: string, first: string, second: string) => unknown;
  condition: (name: string) => boolean;
};

const pseudo: Record<string, (scope: Scope) => unknown> = {
  'AWS::Region': ({ region }) => region,
  'AWS::AccountId': () => account,
  'AWS::Partition': () => 'aws',
  'AWS::URLSuffix': () => 'amazonaws.com',
  'AWS::StackName': ({ stack }) => stack,
  'AWS::StackId': ({ stack }) => stack,
  'AWS::NoValue': () => undefined,
};

const refOf = (id: string, scope: Scope): unknown => (pseudo[id] ? pseudo[id](scope) : scope.ref(id));

const joined = (parts: unknown, scope: Scope): string => {
  const [separator, list] = listOf(parts);
  return listOf(resolve(list, scope)).map(String).join(textOf(separator, 'the separator of Fn::Join'));
};

const substituted = (body: unknown, scope: Scope): string => {
  const [template, own = {}] = listOf(body);
  const names = objectOf(own);
  return textOf(template, 'Fn::Sub').replace(/\$\{([^!}][^}]*)\}/g, (_, name: string) => {
    if (name in names) return String(resolve(names[name], scope));
    const [id = '', attribute] = name.split('.');
    return String(attribute === undefined ? refOf(id, scope) : scope.attribute(id, attribute));
  });
};

const attributeOf = (body: unknown, scope: Scope): unknown => {
  const [id, name] = typeof body === 'string' ? body.split('.') : listOf(body);
  return scope.attribute(textOf(id, 'Fn::GetAtt'), textOf(name, 'Fn::GetAtt'));
};

const chosen = (body: unknown, scope: Scope): unknown => {
  const [name, whenTrue, whenFalse] = listOf(body);
  return resolve(scope.condition(textOf(name, 'Fn::If')) ? whenTrue : whenFalse, scope);
};

const intrinsics: Record<string, (body: unknown, scope: Scope) => unknown> = {
  Ref: (body, scope) => refOf(textOf(body, 'Ref'), scope),
  'Fn::GetAtt': attributeOf,
  'Fn::Join': joined,
  'Fn::Sub': substituted,
  'Fn::ImportValue': (body, scope) => scope.imported(textOf(resolve(body, scope), 'Fn::ImportValue')),
  'Fn::Select': (body, scope) => {
    const [index, list] = listOf(resolve(body, scope));
    return listOf(list)[Number(index)];
  },
  'Fn::Split': (body, scope) => {
    const [separator, text] = listOf(resolve(body, scope));
    return textOf(text, 'Fn::Split').split(textOf(separator, 'Fn::Split'));
  },
  'Fn::FindInMap': (body, scope) => {
    const [map, first, second] = listOf(resolve(body, scope)).map(String);
    return scope.mapping(map ?? '', first ?? '', second ?? '');
  },
  'Fn::If': chosen,
  'Fn::Equals': (body, scope) => {
    const [left, right] = listOf(resolve(body, scope));
    return left === right;
  },
  'Fn::And': (body, scope) => listOf(resolve(body, scope)).every(Boolean),
  'Fn::Or': (body, scope) => listOf(resolve(body, scope)).some(Boolean),
  'Fn::Not': (body, scope) => !listOf(resolve(body, scope))[0],
  Condition: (body, scope) => (typeof body === 'string' ? scope.condition(body) : { Condition: resolve(body, scope) }),
};

/** Replaces every CloudFormation intrinsic in a value. One that is not known here stops the start by its name. */
export const resolve = (value: unknown, scope: Scope): unknown => {
  if (Array.isArray(value)) return value.map((entry) => resolve(entry, scope)).filter((entry) => entry !== undefined);
  if (!isObject(value)) return value;
  const entries = Object.entries(value);
  const [only] = entries;
  if (entries.length === 1 && only) {
    const [name, body] = only;
    const intrinsic = intrinsics[name];
    if (intrinsic) return intrinsic(body, scope);
    if (name.startsWith('Fn::')) throw notUnderstood(`the function ${name}, used in stack ${scope.stack}`);
  }
  const resolved = entries.map(([name, entry]) => [name, resolve(entry, scope)] as const);
  return Object.fromEntries(resolved.filter(([, entry]) => entry !== undefined));
};
