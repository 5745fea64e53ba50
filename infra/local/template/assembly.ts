import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CannotStart, exitCodes } from '../errors.ts';
import { isObject, type JsonObject, objectOf, parseObject, textOf, textOr } from '../json.ts';

/** One synthesised stack: its template as CDK wrote it, its region, and where its assets lie. */
export type Stack = { name: string; region: string; template: JsonObject; assets: Map<string, string> };

const readJson = (file: string): JsonObject => parseObject(readFileSync(file, 'utf8'));

/** A template names an asset by `<hash>.zip` only; the folder is in the stack's asset manifest. */
const assetsOf = (folder: string, file: string): Map<string, string> => {
  const assets = new Map<string, string>();
  if (!existsSync(join(folder, file))) return assets;
  for (const [hash, asset] of Object.entries(objectOf(readJson(join(folder, file)).files))) {
    const path = objectOf(objectOf(asset).source).path;
    if (typeof path === 'string') assets.set(hash, join(folder, path));
  }
  return assets;
};

const stackOf = (folder: string, id: string, artifact: JsonObject): Stack => {
  const properties = objectOf(artifact.properties);
  const region = textOr(artifact.environment, '').split('/').at(-1) ?? '';
  return {
    name: textOr(properties.stackName, id),
    region: region === '' || region.startsWith('unknown') ? 'us-east-1' : region,
    template: readJson(join(folder, textOf(properties.templateFile, `the template file of ${id}`))),
    assets: assetsOf(folder, `${id}.assets.json`),
  };
};

/** All stacks of a synth output, in its order. */
export const readAssembly = (folder: string): Stack[] => {
  const manifest = join(folder, 'manifest.json');
  if (!existsSync(manifest)) {
    throw new CannotStart(
      `There is no synthesised template in ${folder}; run "npm start", which makes it.`,
      exitCodes.buildFailed,
    );
  }
  return Object.entries(objectOf(readJson(manifest).artifacts)).flatMap(([id, artifact]) => {
    if (!isObject(artifact)) return [];
    if (artifact.type === 'aws:cloudformation:stack') return [stackOf(folder, id, artifact)];
    if (artifact.type === 'cdk:cloud-assembly') {
      return readAssembly(join(folder, textOf(objectOf(artifact.properties).directoryName, id)));
    }
    return [];
  });
};
