import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cloudAssembly } from '../../scripts/synth.ts';

export type Resource = {
  id: string;
  stack: string;
  Type: string;
  Properties: Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any -- a template is open
  DeletionPolicy?: string;
  UpdateReplacePolicy?: string;
};

export const stackNames = ['KeshangData', 'KeshangFunctions', 'KeshangApi'] as const;

const resourcesIn = (stack: string): Resource[] => {
  const text = readFileSync(join(cloudAssembly, `${stack}.template.json`), 'utf8');
  const { Resources } = JSON.parse(text) as { Resources: Record<string, Omit<Resource, 'id' | 'stack'>> };
  return Object.entries(Resources).map(([id, resource]) => ({ ...resource, id, stack }));
};

/** Every resource of the three stacks. */
export const resources: Resource[] = stackNames.flatMap(resourcesIn);

export const ofType = (type: string): Resource[] => resources.filter(({ Type }) => Type === type);

export const only = (type: string): Resource => {
  const [first, ...more] = ofType(type);
  if (!first || more.length > 0) throw new Error(`expected one ${type}, found ${more.length + (first ? 1 : 0)}`);
  return first;
};

/** The logical id that a `Ref` or `GetAtt` names. */
export const target = (value: unknown): string | undefined => {
  const { Ref, 'Fn::GetAtt': attribute } = (value ?? {}) as { Ref?: string; 'Fn::GetAtt'?: [string, string] };
  return Ref ?? attribute?.[0];
};

/** A template value as one line of text, so that a test can look for what is concrete in it. */
export const textOf = (value: unknown): string => {
  if (typeof value === 'string') return value;
  const { 'Fn::Join': joined } = (value ?? {}) as { 'Fn::Join'?: [string, unknown[]] };
  if (joined) return joined[1].map(textOf).join(joined[0]);
  return JSON.stringify(value);
};
