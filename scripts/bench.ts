/**
 * `npm run bench [-- --sizes 1000,100000] [--requests 400] [--import-rows 10000] [--out FILE]`: measures a new system of each size by its
 * own API and writes docs/benchmarks.md. Wants the machine for itself.
 */
import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { bundleSizes, routeBytes } from './bench/bytes.ts';
import { measureSize, type SizeResult } from './bench/measurements.ts';
import { failures, reportOf } from './bench/report.ts';

process.chdir(dirname(import.meta.dirname));
const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '1000,100000' },
    requests: { type: 'string', default: '400' },
    'import-rows': { type: 'string', default: '10000' },
    out: { type: 'string', default: join('docs', 'benchmarks.md') },
  },
});
const sizes = values.sizes.split(',').map(Number);
const [requests, importRows] = [Number(values.requests), Number(values['import-rows'])];
if ([...sizes, requests, importRows].some((number) => !Number.isInteger(number) || number < 0)) {
  console.error('--sizes, --requests and --import-rows take whole numbers');
  process.exit(2);
}

const load = loadavg();
const results: SizeResult[] = [];
for (const [place, size] of sizes.entries()) {
  console.log(`${size.toLocaleString('en')} parties …`);
  // The import is measured once, on the smallest system.
  results.push(await measureSize(size, { requests, importRows: place === 0 ? importRows : 0 }));
}
writeFileSync(values.out, reportOf({ results, bundles: bundleSizes(), routes: routeBytes(), at: new Date(), load }));
console.log(`written to ${values.out}`);
const failed = failures(results);
for (const sentence of failed) console.error(sentence);
process.exitCode = failed.length > 0 ? 1 : 0;
