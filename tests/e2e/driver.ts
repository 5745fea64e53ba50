import { AxeBuilder } from '@axe-core/playwright';
import { expect, test as base, type Page } from '@playwright/test';
import type { Job } from '#shared/access/jobs';

export { expect };

/** What a browser says of itself and not of the site: a refused request is also a line of its console. */
const expectedNoise = /^Failed to load resource: the server responded with a status of (4\d\d|503)/;

/** Every test fails when the page threw or the console complained. */
export const test = base.extend<{ quietConsole: undefined }>({
  quietConsole: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => {
        const loud = message.type() === 'error' || message.type() === 'warning';
        if (loud && !expectedNoise.test(message.text())) complaints.push(message.text());
      });
      await use(undefined);
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});

type Locale = 'zh-CN' | 'en';
type Theme = 'light' | 'dark';

/** Words that tests look for, in the language the page is read in. */
export const words = {
  'zh-CN': { logIn: '登录', email: '邮箱', password: '密码', userMenu: /的菜单$/ },
  en: { logIn: 'Log in', email: 'E-mail', password: 'Password', userMenu: /^Menu of/ },
} as const;

/** Before the first page: what this browser chose earlier. */
export const prefer = async (page: Page, { locale = 'zh-CN', theme = 'light' }: { locale?: Locale; theme?: Theme }) =>
  page.addInitScript(
    ([language, look]) => {
      // Only on the first page of a test: later choices of the person stay.
      if (sessionStorage.getItem('e2e')) return;
      sessionStorage.setItem('e2e', 'preferred');
      localStorage.setItem('keshang.locale', language);
      localStorage.setItem('keshang.theme', look);
    },
    [locale, theme] as const,
  );

/** As a person of that job does it, by the demo login's card. */
export const signIn = async (page: Page, job: Job, back = '/'): Promise<void> => {
  await page.goto(`/login?next=${encodeURIComponent(back)}`);
  await page.getByRole('button', { name: new RegExp(`Demo ${job}`, 'i') }).click();
  await expect(page.locator('#main')).toBeVisible();
};

export const signOut = async (page: Page, locale: Locale = 'zh-CN'): Promise<void> => {
  await page.getByRole('button', { name: words[locale].userMenu }).click();
  await page.getByRole('menuitem').last().click();
  await expect(page.getByRole('heading', { name: words[locale].logIn })).toBeVisible();
};

const rules = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];

const violations = async (page: Page): Promise<string[]> => {
  const { violations: found } = await new AxeBuilder({ page }).withTags(rules).analyze();
  return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
};

/** No violation of WCAG 2.2 AA, in either theme, and nothing to scroll to sideways. */
export const expectAccessible = async (page: Page): Promise<void> => {
  const root = page.locator('html');
  const present = (await root.getAttribute('data-theme')) ?? 'light';
  // Scripts of the page are texts here: the tests are not a browser and know no `document`.
  const look = (theme: string) => page.evaluate(`document.documentElement.dataset.theme = '${theme}'`);
  // A colour on its way from one theme to the other is neither theme's; what never ends is not waited for.
  const settled = () =>
    page.evaluate(
      `Promise.race([Promise.allSettled(document.getAnimations().map((one) => one.finished)), new Promise((go) => setTimeout(go, 1500))]).then(() => undefined)`,
    );
  // A toast goes by itself, in the midst of a look, and half gone it is hard to read. Pointed at, it stays, but a dialog may stand above it.
  const pointAtToasts = (event: 'mouseenter' | 'mouseleave', clientX: number) =>
    page.evaluate(
      `document.querySelectorAll('[data-sonner-toaster]').forEach((one) => one.dispatchEvent(new MouseEvent('${event}', { clientX: ${String(clientX)} })))`,
    );
  await pointAtToasts('mouseenter', 0);
  await expect(page.locator('[data-sonner-toast][data-removed="true"]')).toHaveCount(0);
  for (const theme of ['light', 'dark']) {
    await look(theme);
    await settled();
    expect(await violations(page), `in the ${theme} theme`).toEqual([]);
  }
  await look(present);
  await pointAtToasts('mouseleave', 99);
  const overflow = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
  expect(overflow, 'pixels to scroll sideways').toBeLessThanOrEqual(0);
};
