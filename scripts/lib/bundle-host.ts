import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BuildOptions, Metafile } from 'esbuild';
import { hashOf } from './input-hash.ts';

const folder = join('.build', 'host');
const metaFile = join(folder, 'meta.json');
const hashFile = join(folder, 'inputs.sha256');

/** Two entries: the host, and what runs inside a worker thread. Packages stay outside; lazy imports stay lazy. */
const options = {
  entryPoints: [
    { in: 'infra/local/main.ts', out: 'main' },
    { in: 'infra/local/functions/runtime.ts', out: 'runtime' },
  ],
  outdir: folder,
  bundle: true,
  splitting: true,
  platform: 'node',
  target: 'node22',
  format: 'esm',
  packages: 'external',
  metafile: true,
  logLevel: 'warning',
} satisfies BuildOptions;

const stateOf = (meta: Metafile): string =>
  hashOf(['package-lock.json', ...Object.keys(meta.inputs).sort()], JSON.stringify(options));

const isFresh = (): boolean => {
  if (!existsSync(join(folder, 'main.js')) || !existsSync(metaFile) || !existsSync(hashFile)) return false;
  return readFileSync(hashFile, 'utf8') === stateOf(JSON.parse(readFileSync(metaFile, 'utf8')) as Metafile);
};

/**
 * The host as JavaScript: Node strips the types of a source in every thread that loads one, which costs 17 MB in the
 * host and 9 in each worker, and a second at start. Answers the file to run.
 */
export const bundleHost = async (): Promise<string> => {
  if (isFresh()) return join(folder, 'main.js');
  const { build } = await import('esbuild');
  rmSync(folder, { recursive: true, force: true });
  const { metafile } = await build(options);
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}\n');
  writeFileSync(metaFile, JSON.stringify(metafile));
  writeFileSync(hashFile, stateOf(metafile));
  return join(folder, 'main.js');
};
