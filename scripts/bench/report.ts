import { cpus, loadavg, totalmem } from 'node:os';
import type { Bundle, RouteBytes } from './bytes.ts';
import type { JobName, JobResult, SizeResult } from './measurements.ts';

/** What ARCHITECTURE §7 allows: p50 in ms with one client at the smallest and the largest size, jobs a second with eight. */
const budgets: Record<JobName, { what: string; p50?: readonly [number, number]; perSecond?: number; read?: number }> = {
  J1: { what: 'create a party in both roles, with address and contact', p50: [6.7, 10], perSecond: 135 },
  J2: { what: 'read it', p50: [3, 3], perSecond: 400 },
  J3: { what: 'a name’s beginning, first 50', p50: [2.3, 7], perSecond: 240, read: 3 },
  filter: { what: 'filter and sort on fields without an index, first 50', read: 3 },
  J5: { what: 'both sides of a party, in one call', p50: [7.7, 7.7], perSecond: 140, read: 8 },
};
const smallSize = 1_000;

const fixed = (value: number, digits = 1): string => value.toFixed(digits);
const ratio = (share: number): string => `${fixed(share, 2)}${share > 1 ? ' ✗' : ' ✓'}`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const failedOf = ({ one, eight }: JobResult): number => one.failed + eight.failed;

const jobRows = ({ size, jobs }: SizeResult): string[][] =>
  jobs.map((result) => {
    const { job, one, eight, processor } = result;
    const { p50, perSecond } = budgets[job];
    const allowed = p50?.[size <= smallSize ? 0 : 1];
    return [
      size.toLocaleString('en'),
      job,
      `${fixed(one.p50)} / ${fixed(one.p95)}`,
      allowed ? ratio(one.p50 / allowed) : '',
      fixed(eight.perSecond, 0),
      perSecond ? ratio(perSecond / eight.perSecond) : '',
      fixed(processor),
      one.units,
      String(failedOf(result)),
    ];
  });

const systemRows = (result: SizeResult): string[] => {
  const { size, startedEmpty, restartedIn, seededIn, restedIn, idleMb, afterMb, unitsAfterWrites, unitsToCatchUp } =
    result;
  return [
    size.toLocaleString('en'),
    fixed(startedEmpty),
    fixed(restartedIn),
    fixed(seededIn, 0),
    fixed(restedIn, 0),
    fixed(idleMb, 0),
    fixed(afterMb, 0),
    unitsAfterWrites,
    unitsToCatchUp,
  ];
};

const importRows = (results: readonly SizeResult[]): string[][] =>
  results.flatMap(({ size, loaded }) => {
    if (!loaded) return [];
    const { rows, readIn, checkedIn, loadedIn, counts } = loaded;
    const all = readIn + checkedIn + loadedIn;
    return [
      [
        size.toLocaleString('en'),
        rows.toLocaleString('en'),
        ...[readIn, checkedIn, loadedIn].map((seconds) => fixed(seconds)),
        fixed(rows / all, 0),
        ratio(all / ((60 * rows) / 10_000)),
        counts,
      ],
    ];
  });

export type Report = {
  results: readonly SizeResult[];
  bundles: readonly Bundle[];
  routes: readonly RouteBytes[];
  at: Date;
  load: readonly number[];
};

const busy = ([minute = 0]: readonly number[]): string =>
  minute > cpus().length / 2
    ? '\n\n**Others used this machine meanwhile, so times are too long and say little; units, bytes and memory hold.**'
    : '';

/** docs/benchmarks.md, whole. A ratio is measured by allowed: 1 or less keeps the budget. */
export const reportOf = ({ results, bundles, routes, at, load }: Report): string => `# Benchmarks

Written by \`npm run bench\`; what is allowed stands in \`scripts/bench/report.ts\`. A ratio is what was measured by what is allowed: up to 1 it
keeps the budget (✓). Units and bytes repeat exactly; times depend on the machine and on what else it does.

- ${at.toISOString().slice(0, 10)}, Node ${process.version}, ${String(cpus().length)} × ${cpus()[0]?.model ?? 'processor'}, ${fixed(totalmem() / 2 ** 30)} GB of memory
- load of the machine, of one minute: ${fixed(load[0] ?? 0)} before, ${fixed(loadavg()[0] ?? 0)} after${busy(load)}

## Jobs, over HTTP on this machine

${Object.entries(budgets)
  .map(([job, { what }]) => `- **${job}**: ${what}`)
  .join('\n')}

${table(
  [
    'parties',
    'job',
    'p50 / p95 ms, 1 client',
    'by budget',
    'a second, 8 clients',
    'by budget',
    'processor ms each',
    'units',
    'failed',
  ],
  results.flatMap(jobRows),
)}

Each job is asked 400 times before it is measured, by one client and again by eight: a system at work, not one just started.
Processor time is that of host and engine together, for a create with all that follows from the stream.

## The system

${table(
  [
    'parties',
    'start, new, s',
    'start on data, s (5)',
    'seed, s',
    'until lists are level, s',
    'idle MB (400)',
    'a minute after all, MB (600)',
    'units of a list right after 20 creates (3)',
    'of the first list after thousands of creates',
  ],
  results.map(systemRows),
)}

## Import

${table(['parties before', 'rows', 'read, s', 'checked, s', 'loaded, s', 'rows a second', 'by budget (10,000 in 60 s)', 'came to'], importRows(results))}

## Bundles of the functions

${table(
  ['function', 'kB (API: 450)', 'zipped (API: 145)'],
  bundles.map(({ name, kb, zipped }) => [name, fixed(kb, 0), fixed(zipped, 0)]),
)}

## Pages

What a first visit loads before it shows anything, gzipped; the budget is 80 kB of scripts at login, 170 at the list, 60 more at any other, 20 of styles.

${table(
  ['page', 'scripts kB', 'styles kB'],
  routes.map(({ route, js, css }) => [route, fixed(js), fixed(css)]),
)}
`;

/** Everything that was answered wrongly, for the exit of the command. */
export const failures = (results: readonly SizeResult[]): string[] =>
  results.flatMap(({ size, jobs }) =>
    jobs
      .filter((result) => failedOf(result) > 0)
      .map((result) => `${result.job} at ${String(size)} parties: ${String(failedOf(result))} answers failed`),
  );
