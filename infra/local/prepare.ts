import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CannotStart, exitCodes } from './errors.ts';
import { parseObject } from './json.ts';
import type { Stops } from './stops.ts';

type Prepared = { demo: boolean };

const earlier = (file: string): Prepared | undefined =>
  existsSync(file) ? { demo: parseObject(readFileSync(file, 'utf8')).demo === true } : undefined;

/**
 * Lets the product's own command make what a new system starts with: the staff records of the demo logins and,
 * unless `empty`, the demo data. Once for a data folder, in a process of its own, for it loads much that the host does not need.
 */
export const prepare = async (root: string, dataDir: string, empty: boolean, stops: Stops): Promise<void> => {
  const marker = join(dataDir, 'prepared.json');
  const script = join(root, 'scripts', 'prepare.ts');
  const done = earlier(marker);
  if (!existsSync(script) || (done && (done.demo || empty))) return;
  const args = ['--disable-warning=ExperimentalWarning', script, '--data', dataDir, ...(empty ? ['--empty'] : [])];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] });
  stops.add(() => void child.kill());
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said = `${said}${chunk.toString()}`.slice(-2_000)));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  if (code !== 0)
    throw new CannotStart(`The demo logins and data could not be made: ${said.trim()}`, exitCodes.buildFailed);
  writeFileSync(marker, `${JSON.stringify({ demo: !empty })}\n`);
};
