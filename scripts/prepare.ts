/** What a new system on this machine starts with; run by the host once for a data folder: `--data DIR [--empty]`. */
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { demoLogins } from '../infra/local/demo-logins.ts';
import { readRuntime } from '../infra/local/runtime-file.ts';
import { signIn } from '../infra/local/token.ts';
import { ensureDemoStaff } from './lib/demo-staff.ts';
import { localData, useSystem } from './lib/maintenance.ts';

process.chdir(dirname(import.meta.dirname));
const { values } = parseArgs({ options: { data: { type: 'string' }, empty: { type: 'boolean' } } });
const { data = localData(), empty = false } = values;
const { url } = await useSystem({ data });
await ensureDemoStaff(demoLogins, new Date());

const runtime = readRuntime(join(data, 'runtime.json'));
if (!empty && runtime) {
  const { loadDemo } = await import('./load-demo.ts');
  await loadDemo({ url, token: (job) => signIn(runtime, job) });
}
