import { notUnderstood } from '../errors.ts';
import { type JsonObject, objectOf, textOf } from '../json.ts';
import { readAssembly, type Stack } from './assembly.ts';
import { type Identity, identityOf, isKnownKind } from './identities.ts';
import { resolve, type Scope } from './resolve.ts';

/** One resource with every intrinsic resolved. `key` is unique over all stacks. */
export type Resource = {
  key: string;
  stack: string;
  id: string;
  type: string;
  properties: JsonObject;
  identity: Identity;
  region: string;
};

export type Template = {
  resources: Resource[];
  ofType: (...types: string[]) => Resource[];
  byArn: (arn: string) => Resource | undefined;
  /** The folder of an asset, by the `<hash>.zip` that a function's code names. */
  assetFolder: (s3Key: string) => string;
};

type Raw = { stack: Stack; id: string; type: string; properties: JsonObject };

const rawResources = (stacks: Stack[]): Raw[] =>
  stacks.flatMap((stack) =>
    Object.entries(objectOf(stack.template.Resources)).map(([id, resource]) => {
      const { Type, Properties } = objectOf(resource);
      return { stack, id, type: textOf(Type, `the type of ${id}`), properties: objectOf(Properties) };
    }),
  );

/** Resolves identities on demand: a name may itself be made of other resources' names. */
class Resolver {
  readonly #raw = new Map<string, Raw>();
  readonly #identities = new Map<string, Identity>();
  readonly #exports = new Map<string, { stack: Stack; value: unknown }>();
  readonly #gatewayUrl: string;

  constructor(stacks: Stack[], gatewayUrl: string) {
    this.#gatewayUrl = gatewayUrl;
    for (const raw of rawResources(stacks)) this.#raw.set(`${raw.stack.name}/${raw.id}`, raw);
    for (const stack of stacks) {
      for (const output of Object.values(objectOf(stack.template.Outputs))) {
        const { Value, Export } = objectOf(output);
        const name = objectOf(Export).Name;
        if (typeof name === 'string') this.#exports.set(name, { stack, value: Value });
      }
    }
  }

  resource({ stack, id, type, properties }: Raw): Resource {
    const key = `${stack.name}/${id}`;
    const resolved = objectOf(resolve(properties, this.#scope(stack)));
    return {
      key,
      stack: stack.name,
      id,
      type,
      properties: resolved,
      identity: this.#identity(stack, id),
      region: stack.region,
    };
  }

  #identity(stack: Stack, id: string): Identity {
    const key = `${stack.name}/${id}`;
    const known = this.#identities.get(key);
    if (known) return known;
    const raw = this.#raw.get(key);
    if (!raw) throw notUnderstood(`the resource ${key}, which the template refers to`);
    const names = Object.entries(raw.properties).filter(([name]) => /Name$|^EmailIdentity$|^FifoQueue$/.test(name));
    const properties = objectOf(resolve(Object.fromEntries(names), this.#scope(stack)));
    const naming = { stack: stack.name, id, region: stack.region, properties, gatewayUrl: this.#gatewayUrl };
    const identity = identityOf(raw.type, naming);
    this.#identities.set(key, identity);
    return identity;
  }

  #scope(stack: Stack): Scope {
    const section = (name: string): JsonObject => objectOf(stack.template[name]);
    return {
      stack: stack.name,
      region: stack.region,
      ref: (id) =>
        id in section('Parameters') ? objectOf(section('Parameters')[id]).Default : this.#identity(stack, id).ref,
      attribute: (id, name) => {
        const { attributes, ref } = this.#identity(stack, id);
        const value = attributes[name];
        if (value === undefined && !isKnownKind(this.#raw.get(`${stack.name}/${id}`)?.type ?? ''))
          return `${ref}.${name}`;
        if (value === undefined) throw notUnderstood(`the attribute ${name} of ${stack.name}/${id}`);
        return value;
      },
      imported: (name) => {
        const found = this.#exports.get(name);
        if (!found) throw notUnderstood(`the export ${name}`);
        return resolve(found.value, this.#scope(found.stack));
      },
      mapping: (map, first, second) => objectOf(objectOf(section('Mappings')[map])[first])[second],
      condition: (name) => resolve(section('Conditions')[name], this.#scope(stack)) === true,
    };
  }
}

/** Reads the synthesised stacks and resolves them against the names that things have on this machine. */
export const readTemplate = (folder: string, gatewayUrl: string): Template => {
  const stacks = readAssembly(folder);
  const resolver = new Resolver(stacks, gatewayUrl);
  const resources = rawResources(stacks).map((raw) => resolver.resource(raw));
  const arns = new Map(
    resources.map((resource) => [resource.identity.attributes.Arn ?? resource.identity.ref, resource]),
  );
  const assets = new Map(stacks.flatMap(({ assets: own }) => [...own]));
  return {
    resources,
    ofType: (...types) => resources.filter(({ type }) => types.includes(type)),
    byArn: (arn) => arns.get(arn),
    assetFolder: (s3Key) => {
      const folderOfAsset = assets.get(s3Key.replace(/\.zip$/, ''));
      if (folderOfAsset === undefined) throw notUnderstood(`the asset ${s3Key}`);
      return folderOfAsset;
    },
  };
};
