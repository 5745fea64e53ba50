import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { expect, signIn, test } from './driver.ts';

/** Bytes of each script and style that a visit to an address asks for, compressed as the site's host does. */
const visit = async (page: Page, address: string): Promise<Map<string, number>> => {
  const files = new Map<string, Promise<number>>();
  const hear = (response: { url: () => string; body: () => Promise<Buffer> }): void => {
    const { pathname } = new URL(response.url());
    if (!/\.(js|css)$/.test(pathname) || files.has(pathname)) return;
    files.set(
      pathname,
      response.body().then((body) => gzipSync(body, { level: 9 }).length),
    );
  };
  page.on('response', hear);
  await page.goto(address);
  await page.waitForLoadState('networkidle');
  page.off('response', hear);
  const sizes = await Promise.all(
    [...files].map(async ([name, size]): Promise<[string, number]> => [name, await size]),
  );
  return new Map(sizes);
};

const kilobytes = (files: Map<string, number>, kind: '.js' | '.css'): number =>
  [...files].filter(([name]) => name.endsWith(kind)).reduce((sum, [, size]) => sum + size, 0) / 1000;

/** The same everywhere, so these are gates: 80, 170 and 60 kB of scripts, 20 of styles. A record is asked for besides. */
const furtherRoutes = ['/', '/parties/new', '/imports', '/settings/fields', '/settings/options', '/staff', '/me'];

test('a page asks for no more than its budget of bytes', async ({ page }) => {
  test.slow();
  const login = await visit(page, '/login');
  expect.soft(kilobytes(login, '.js'), 'scripts of the login page').toBeLessThanOrEqual(80);
  expect.soft(kilobytes(login, '.css'), 'styles').toBeLessThanOrEqual(20);

  await signIn(page, 'admin');
  const list = await visit(page, '/parties');
  expect.soft(kilobytes(list, '.js'), 'scripts of the list').toBeLessThanOrEqual(170);
  const record = await page.locator('tbody a[href^="/parties/"]').first().getAttribute('href');

  const visits = new Map<string, Map<string, number>>();
  for (const route of [record ?? '/parties/none', ...furtherRoutes]) visits.set(route, await visit(page, route));
  const shared = [...list.keys()].filter((name) => [...visits.values()].every((files) => files.has(name)));
  for (const [route, files] of visits) {
    const own = new Map([...files].filter(([name]) => !shared.includes(name)));
    expect.soft(kilobytes(own, '.js'), `scripts of ${route} beyond the shared ones`).toBeLessThanOrEqual(60);
  }
});
