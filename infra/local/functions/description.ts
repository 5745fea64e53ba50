import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { notUnderstood } from '../errors.ts';
import { numberOr, objectOf, textOf, textOr } from '../json.ts';
import type { Resource, Template } from '../template/template.ts';

/** What the template says about one function. */
export type FunctionDescription = {
  name: string;
  arn: string;
  roleArn: string;
  region: string;
  file: string;
  handlerName: string;
  environment: Record<string, string>;
  timeoutMs: number;
  memoryMb: number;
};

const describe = (template: Template, { key, identity, region, properties }: Resource): FunctionDescription => {
  const runtime = textOr(properties.Runtime, 'a container image');
  if (properties.Layers !== undefined) throw notUnderstood(`layers, of ${key}`);
  if (!runtime.startsWith('nodejs')) throw notUnderstood(`the runtime ${runtime}, of ${key}`);
  const folder = template.assetFolder(textOf(objectOf(properties.Code).S3Key, `the code of ${key}`));
  const [module = 'index', handlerName = 'handler'] = textOr(properties.Handler, 'index.handler').split('.');
  const file = join(folder, `${module}.js`);
  if (!existsSync(file)) throw notUnderstood(`the bundle ${file}, of ${key}: it is not there`);
  const variables = Object.entries(objectOf(objectOf(properties.Environment).Variables));
  return {
    name: identity.ref,
    arn: identity.attributes.Arn ?? '',
    roleArn: textOf(properties.Role, `the role of ${key}`),
    region,
    file,
    handlerName,
    environment: Object.fromEntries(variables.map(([name, value]) => [name, String(value)])),
    timeoutMs: numberOr(properties.Timeout, 3) * 1_000,
    memoryMb: numberOr(properties.MemorySize, 128),
  };
};

export const readFunctions = (template: Template): FunctionDescription[] =>
  template.ofType('AWS::Lambda::Function').map((resource) => describe(template, resource));
