/** Builds the site into `web/build`. Kept as it is while its sources and the language they share did not change. */
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { hashOf } from './lib/input-hash.ts';
import { run } from './lib/run.ts';

export const siteFolder = join('web', 'build');
const hashFile = join('.build', 'web.sha256');

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

/** Builds what changed and answers whether that was anything. */
export const buildWeb = (): boolean => {
  const state = stateOf();
  const kept = existsSync(join(siteFolder, 'index.html')) && existsSync(hashFile);
  if (kept && readFileSync(hashFile, 'utf8') === state) return false;
  compileMessages();
  run('vite', ['build', '--logLevel', 'warn'], { cwd: 'web' });
  mkdirSync(dirname(hashFile), { recursive: true });
  writeFileSync(hashFile, state);
  return true;
};

if (import.meta.main) {
  process.chdir(dirname(import.meta.dirname));
  console.log(buildWeb() ? `built ${siteFolder}` : 'the site is up to date');
}
