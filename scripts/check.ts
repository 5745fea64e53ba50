/** `npm run check`: everything that must hold before a commit. All of it is run, then what failed is named. */
import { dirname } from 'node:path';
import { buildWeb } from './build-web.ts';
import { succeeds } from './lib/run.ts';

const steps: { name: string; tool: string; args: string[] }[] = [
  { name: 'format', tool: 'prettier', args: ['--check', '--log-level', 'warn', '.'] },
  { name: 'lint', tool: 'eslint', args: ['.', '--max-warnings', '0'] },
  { name: 'types', tool: 'tsc', args: ['-p', 'tsconfig.json'] },
  {
    name: 'types of the web',
    tool: 'svelte-check',
    args: ['--workspace', 'web', '--tsconfig', './tsconfig.json', '--fail-on-warnings'],
  },
  { name: 'arrows', tool: 'npm', args: ['run', '--silent', 'arrows'] },
  { name: 'unused code', tool: 'knip', args: [] },
  { name: 'tests', tool: 'node', args: ['scripts/test.ts'] },
];

process.chdir(dirname(import.meta.dirname));
buildWeb();
const failures = steps.filter(({ name, tool, args }) => {
  console.log(`\n— ${name}`);
  return !succeeds(tool, args);
});
console.log(failures.length > 0 ? `\nfailed: ${failures.map(({ name }) => name).join(', ')}` : '\nall is well');
process.exitCode = failures.length > 0 ? 1 : 0;
