/** `npm test`: builds, then every rung from unit to end-to-end, and one last line that sums them up. */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { buildWeb } from './build-web.ts';
import { succeeds } from './lib/run.ts';
import { synth } from './synth.ts';

type Tally = { passed: number; failed: number };
type VitestReport = { numPassedTests: number; numFailedTests: number };
type PlaywrightReport = { stats: { expected: number; flaky: number; unexpected: number } };

const reports = join('.build', 'test');
const e2eConfig = join('tests', 'e2e', 'playwright.config.ts');

const reportIn = (file: string): unknown => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined);

/** A run that failed without a failed test (a file that does not load, a server that does not start) is one failure. */
const honest = ({ passed, failed }: Tally, content: boolean): Tally => ({
  passed,
  failed: content ? failed : Math.max(failed, 1),
});

const vitest = (): Tally => {
  const file = join(reports, 'vitest.json');
  const content = succeeds('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]);
  const report = reportIn(file) as VitestReport | undefined;
  return honest({ passed: report?.numPassedTests ?? 0, failed: report?.numFailedTests ?? 0 }, content);
};

const playwright = (): Tally => {
  const file = join(reports, 'playwright.json');
  const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: resolve(file) };
  const content = succeeds('playwright', ['test', '--config', e2eConfig, '--reporter=list,json'], { env });
  const { expected = 0, flaky = 0, unexpected = 0 } = (reportIn(file) as PlaywrightReport | undefined)?.stats ?? {};
  // A test that passes at its second try is not a test that passes.
  return honest({ passed: expected, failed: unexpected + flaky }, content);
};

process.chdir(dirname(import.meta.dirname));
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
await synth();
buildWeb();

const tallies = [vitest(), playwright()];
const passed = tallies.reduce((sum, tally) => sum + tally.passed, 0);
const failed = tallies.reduce((sum, tally) => sum + tally.failed, 0);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
