/** `npm run register:rebuild [-- --data DIR | --aws outputs.json]`: makes the register of parties anew from the table. */
import { parseArgs } from 'node:util';
import { useSystem } from './lib/maintenance.ts';
import { rebuildRegister } from './register/rebuild.ts';

const { values } = parseArgs({ options: { data: { type: 'string' }, aws: { type: 'string' } } });
const { where } = await useSystem(values);
console.log(`Making the register of ${where} anew …`);
const started = performance.now();
const { parties, outcome } = await rebuildRegister(
  () => new Date(),
  (count) => process.stdout.write(`\r${count.toLocaleString('en')} parties`),
);
const seconds = ((performance.now() - started) / 1000).toFixed(1);
console.log(`\r${parties.toLocaleString('en')} parties in ${seconds} s.`);
if (outcome !== 'moved') {
  console.error('Others made new snapshots all the while; nothing was changed. Try again when less is written.');
  process.exitCode = 1;
}
