/** Synthesises the CDK app offline into `.build/cdk.out`. Kept as it is while its inputs did not change. */
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { bundle, bundleFolder, entries } from './bundle.ts';
import { hashOf } from './lib/input-hash.ts';

export const cloudAssembly = join('.build', 'cdk.out');
const hashFile = join(cloudAssembly, 'inputs.sha256');

/** The description, what it loops over, and the bundles that it deploys. */
const stateOf = (): string =>
  hashOf([
    'package-lock.json',
    'cdk.json',
    ...globSync(['infra/**/*.ts', 'shared/**/*.ts', 'functions/**/*.asl.json'], { exclude: ['infra/local/**'] }).sort(),
    ...entries().map(({ name }) => join(bundleFolder(name), 'index.js')),
  ]);

const contextOf = (file: string): Record<string, unknown> =>
  (JSON.parse(readFileSync(file, 'utf8')) as { context: Record<string, unknown> }).context;

export type SynthOptions = { outdir?: string; context?: Record<string, unknown> };

/** Runs the app as the CDK command would, without it: no network, no notices, 3 seconds. */
export const runApp = ({ outdir = cloudAssembly, context = {} }: SynthOptions = {}): void => {
  rmSync(outdir, { recursive: true, force: true });
  mkdirSync(outdir, { recursive: true });
  const { status } = spawnSync(process.execPath, ['infra/app.ts'], {
    stdio: 'inherit',
    env: {
      ...process.env,
      CDK_OUTDIR: outdir,
      CDK_CONTEXT_JSON: JSON.stringify({ ...contextOf('cdk.json'), ...context }),
    },
  });
  if (status !== 0) throw new Error('The description does not synthesise: see the findings above');
  // The bundles are CommonJS, and the package above them says otherwise.
  writeFileSync(join(outdir, 'package.json'), '{"type":"commonjs"}\n');
};

/** Bundles and synthesises what changed; answers whether the template was made anew. */
export const synth = async (): Promise<boolean> => {
  await bundle();
  const state = stateOf();
  if (existsSync(hashFile) && readFileSync(hashFile, 'utf8') === state) return false;
  // Made apart and put in place whole: whoever reads the template meanwhile, or after a crash, sees an old or a new one.
  const made = `${cloudAssembly}-${String(process.pid)}`;
  runApp({ outdir: made });
  writeFileSync(join(made, 'inputs.sha256'), state);
  rmSync(cloudAssembly, { recursive: true, force: true });
  renameSync(made, cloudAssembly);
  return true;
};

if (import.meta.main) {
  process.chdir(dirname(import.meta.dirname));
  console.log((await synth()) ? `synthesised into ${cloudAssembly}` : 'the template is up to date');
}
