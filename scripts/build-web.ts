/** Builds the site into `web/build`. Kept as it is while its sources and the language they share did not change. */
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { hashOf } from './lib/input-hash.ts';
import { run } from './lib/run.ts';

export const siteFolder = join('web', 'build');
const hashFile = join('.build', 'web.sha256');
const lockFile = join('.build', 'web.lock');

const stateOf = (): string => {
  const made = ['web/src/lib/paraglide/**', '**/node_modules/**', '**/.svelte-kit/**'];
  const sources = globSync(['web/src/**/*', 'web/static/**/*', 'web/messages/**/*', 'web/*.*', 'shared/**/*'], {
    exclude: made,
    withFileTypes: true,
  });
  const files = sources.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  return hashOf(['package-lock.json', 'web/project.inlang/settings.json', ...files.sort()]);
};

/** The messages of both languages as functions, typed: the sources import them. */
export const compileMessages = (): void =>
  run(
    'paraglide-js',
    [
      ...['compile', '--project', './project.inlang', '--outdir', './src/lib/paraglide'],
      ...['--strategy', 'globalVariable', 'baseLocale', '--emit-ts-declarations', '--silent'],
    ],
    { cwd: 'web' },
  );

const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

const takesLock = (): boolean => {
  try {
    writeFileSync(lockFile, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    const holder = existsSync(lockFile) ? Number(readFileSync(lockFile, 'utf8')) : 0;
    if (holder > 0 && !isRunning(holder)) rmSync(lockFile, { force: true });
    return false;
  }
};

/** Two builds into one folder spoil each other (`npm start` beside `npm test`): the second waits, and mostly finds it done. */
const alone = <T>(work: () => T): T => {
  mkdirSync(dirname(lockFile), { recursive: true });
  const bell = new Int32Array(new SharedArrayBuffer(4));
  while (!takesLock()) Atomics.wait(bell, 0, 0, 200);
  try {
    return work();
  } finally {
    rmSync(lockFile, { force: true });
  }
};

/** Builds what changed and answers whether that was anything. */
export const buildWeb = (): boolean => alone(buildChanged);

const buildChanged = (): boolean => {
  const state = stateOf();
  const kept = existsSync(join(siteFolder, 'index.html')) && existsSync(hashFile);
  if (kept && readFileSync(hashFile, 'utf8') === state) return false;
  compileMessages();
  run('vite', ['build', '--logLevel', 'warn'], { cwd: 'web' });
  writeFileSync(hashFile, state);
  return true;
};

if (import.meta.main) {
  process.chdir(dirname(import.meta.dirname));
  console.log(buildWeb() ? `built ${siteFolder}` : 'the site is up to date');
}
