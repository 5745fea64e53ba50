import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

const patience = 240_000;

/** The host answers while its first start still loads the demo: tests begin when all of it is there. */
export default async (): Promise<void> => {
  const data = process.env['E2E_DATA'];
  if (!data || process.env['E2E_REUSE'] === '1') return;
  const until = Date.now() + patience;
  while (!existsSync(join(data, 'prepared.json'))) {
    if (Date.now() > until) throw new Error('the demo data did not come to an end');
    await setTimeout(200);
  }
};
