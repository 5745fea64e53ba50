/**
 * `npm run audit:verify`: follows the hash chain of every entity and names the first entry that was changed, taken out, put in or cut off.
 * Exit code 1 when anything is broken, 2 when no system was reached.
 *
 *   --data DIR      a local system's data folder (default LOCAL_DATA or .local)
 *   --aws FILE      a deployment on AWS, by its outputs file
 *   --anchor FILE   compare with the heads of the last look, and keep today's when all is well (docs/decisions/0008)
 */
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { readAnchors, writeAnchors } from './audit/anchor-file.ts';
import { verifyTable } from './audit/verify-table.ts';
import { useSystem } from './lib/maintenance.ts';

process.chdir(process.env.INIT_CWD ?? dirname(import.meta.dirname));
const { values } = parseArgs({
  options: { data: { type: 'string' }, aws: { type: 'string' }, anchor: { type: 'string' } },
});
const { where } = await useSystem(values).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(2);
});
const { entries, heads, breaks, untold } = await verifyTable(values.anchor ? readAnchors(values.anchor) : new Map());

for (const { entity, seq, why } of breaks) console.error(`${entity}: entry ${String(seq)} ${why}`);
for (const { entity, item, at } of untold)
  console.error(`${entity}: ${item} was changed at ${at}, and no entry says so`);
if (breaks.length > 0 || untold.length > 0) {
  console.error(
    `the audit trail of ${where} is not as it was written: ${String(breaks.length)} chains broken, ${String(untold.length)} changes untold`,
  );
  process.exit(1);
}
if (values.anchor) writeAnchors(values.anchor, heads);
console.log(`${String(entries)} entries in ${String(heads.size)} chains are as they were written (${where})`);
