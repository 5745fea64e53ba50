import { spawnSync } from 'node:child_process';
import { delimiter, resolve } from 'node:path';

type Options = { cwd?: string; env?: Record<string, string> };

const environment = (env: Record<string, string> = {}): NodeJS.ProcessEnv => ({
  ...process.env,
  PATH: [resolve('node_modules/.bin'), process.env.PATH ?? ''].join(delimiter),
  ...env,
});

/** Runs a tool of node_modules and answers whether it was content. */
export const succeeds = (tool: string, args: string[], { cwd, env }: Options = {}): boolean =>
  spawnSync(tool, args, { cwd, env: environment(env), stdio: 'inherit' }).status === 0;

/** Runs a tool that must be content. */
export const run = (tool: string, args: string[], options: Options = {}): void => {
  if (!succeeds(tool, args, options)) throw new Error(`${tool} ${args[0] ?? ''} failed`);
};
