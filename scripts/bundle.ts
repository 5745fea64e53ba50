/** Bundles every function into `.build/functions/<name>/index.js`. A bundle whose inputs did not change is kept. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { globSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { BuildOptions, Metafile } from 'esbuild';
import { apiFunction, backgroundFunctions } from '../infra/functions.ts';
import { nativeHashes } from './bundle/native-hashes.ts';
import { onlyTheVersion } from './bundle/only-the-version.ts';
import { plainEndpoint } from './bundle/plain-endpoint.ts';
import { hashOf } from './lib/input-hash.ts';

export const bundleFolder = (name: string): string => join('.build', 'functions', name);

export type Entry = { name: string; entry: string };

/** Each capability's router, found by its place, and the functions that `infra/functions.ts` lists. */
export const entries = (): Entry[] => [
  ...globSync('functions/*/api.ts')
    .sort()
    .map((file) => apiFunction(file.split('/')[1] ?? '')),
  ...backgroundFunctions(),
];

/** CJS from ESM sources imports 10-23 % faster than ESM, and the bundled SDK faster than the runtime's own. */
const options = ({ name, entry }: Entry) =>
  ({
    entryPoints: [entry],
    outfile: join(bundleFolder(name), 'index.js'),
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'cjs',
    mainFields: ['module', 'main'],
    // Node loads only the CJS build of stdnum by path; its ESM build is half the size.
    alias: {
      'stdnum/lib/cjs': 'stdnum/lib/esm',
      '@aws-sdk/credential-provider-node': './scripts/bundle/environment-credentials.ts',
      '@aws-sdk/endpoint-cache': './scripts/bundle/no-endpoint-discovery.ts',
    },
    // Answers as event streams are no part of DynamoDB: the SDK asks for this when one comes, which is never.
    external: ['@smithy/core/event-streams'],
    conditions: ['module'],
    charset: 'utf8',
    minify: true,
    keepNames: false,
    sourcemap: 'external',
    sourcesContent: false,
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
    plugins: [nativeHashes, onlyTheVersion, plainEndpoint],
  }) satisfies BuildOptions;

/** The sources of the last build, packages aside: those are as the lock file says. */
const sourcesOf = (meta: Metafile): string[] =>
  Object.keys(meta.inputs)
    .filter((file) => !file.startsWith('node_modules/'))
    .sort();

const stateOf = (entry: Entry, meta: Metafile): string =>
  hashOf(['package-lock.json', ...sourcesOf(meta)], JSON.stringify(options(entry)));

const isFresh = (entry: Entry): boolean => {
  const folder = bundleFolder(entry.name);
  const [meta, hash] = [join(folder, 'meta.json'), join(folder, 'inputs.sha256')];
  if (!existsSync(join(folder, 'index.js')) || !existsSync(meta) || !existsSync(hash)) return false;
  const known = JSON.parse(readFileSync(meta, 'utf8')) as Metafile;
  return readFileSync(hash, 'utf8') === stateOf(entry, known);
};

const bundleOne = async (entry: Entry): Promise<void> => {
  const { build } = await import('esbuild');
  const folder = bundleFolder(entry.name);
  mkdirSync(folder, { recursive: true });
  const { metafile } = await build(options(entry));
  writeFileSync(join(folder, 'meta.json'), JSON.stringify(metafile));
  writeFileSync(join(folder, 'inputs.sha256'), stateOf(entry, metafile));
};

/** Bundles what changed and answers which those were. */
export const bundle = async (): Promise<string[]> => {
  const stale = entries().filter((entry) => !isFresh(entry));
  // The bundles are CommonJS, and the package above them says otherwise.
  mkdirSync(bundleFolder(''), { recursive: true });
  writeFileSync(bundleFolder('package.json'), '{"type":"commonjs"}\n');
  await Promise.all(stale.map(bundleOne));
  return stale.map(({ name }) => name);
};

if (import.meta.main) {
  process.chdir(dirname(import.meta.dirname));
  const built = await bundle();
  console.log(built.length > 0 ? `bundled ${built.join(', ')}` : 'bundles are up to date');
}
