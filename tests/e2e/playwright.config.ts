import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { defineConfig } from '@playwright/test';

const root = resolve(import.meta.dirname, '../..');
const port = Number(process.env['E2E_PORT'] ?? 3190);

/** Workers read this file again: the folder is made once, and handed on to them. */
const data = (process.env['E2E_DATA'] ??= mkdtempSync(join(tmpdir(), 'keshang-e2e-')));

type Browser = { executablePath: string; args: string[] };
const quiet = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];
const flags = ['--headless', '--no-sandbox', '--disable-component-update', '--disable-sync', ...quiet];

/** A named browser, the system's, or the one that came with `npm ci`. */
const browser = async (): Promise<Browser> => {
  const installed = [process.env['CHROMIUM_PATH'], '/usr/bin/chromium', '/usr/bin/chromium-browser'];
  const own = installed.find((path) => path !== undefined && existsSync(path));
  if (own) return { executablePath: own, args: flags };
  const { default: packed } = await import('@sparticuz/chromium');
  return { executablePath: await packed.executablePath(), args: [...packed.args, ...quiet] };
};

export default defineConfig({
  testDir: '.',
  globalSetup: './prepared.ts',
  outputDir: resolve(root, 'test-results'),
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'line',
  forbidOnly: true,
  use: {
    baseURL: `http://localhost:${port}`,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1440, height: 900 },
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: await browser(),
  },
  webServer: {
    command: `node scripts/start.ts --port ${port} --data ${data}`,
    cwd: root,
    url: `http://localhost:${port}/api/health`,
    timeout: 300_000,
    reuseExistingServer: process.env['E2E_REUSE'] === '1',
    gracefulShutdown: { signal: 'SIGINT', timeout: 20_000 },
    stdout: 'ignore',
    stderr: 'pipe',
  },
});
