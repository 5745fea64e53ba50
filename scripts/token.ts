/** `npm run --silent token -- <job>`: prints an access token of that job's demo login, and nothing else. */
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readRuntime } from '../infra/local/runtime-file.ts';
import { signIn } from '../infra/local/token.ts';

const fail = (sentence: string): never => {
  console.error(sentence);
  process.exit(1);
};

process.chdir(dirname(import.meta.dirname));
const { values, positionals } = parseArgs({ allowPositionals: true, options: { data: { type: 'string' } } });
const folder = resolve(values.data ?? process.env.LOCAL_DATA ?? '.local');
const [job] = positionals;
if (job === undefined) fail('Say which job: npm run --silent token -- sales');
const runtime = readRuntime(join(folder, 'runtime.json'));
if (!runtime) fail(`No system runs on the data folder ${folder}: start it with "npm start".`);
try {
  if (runtime && job !== undefined) console.log(await signIn(runtime, job));
} catch (error) {
  fail(error instanceof Error ? error.message : String(error));
}
