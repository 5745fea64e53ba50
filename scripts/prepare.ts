/** What a new system on this machine starts with; run by the host once for a data folder: `--data DIR [--empty]`. */
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { demoLogins } from '../infra/local/demo-logins.ts';
import { ensureDemoStaff } from './lib/demo-staff.ts';
import { useSystem } from './lib/maintenance.ts';

process.chdir(dirname(import.meta.dirname));
const { values } = parseArgs({ options: { data: { type: 'string' }, empty: { type: 'boolean' } } });
await useSystem({ data: values.data });
await ensureDemoStaff(demoLogins, new Date());
