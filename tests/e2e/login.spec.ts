import type { Page } from '@playwright/test';
import { expect, expectAccessible, prefer, signIn, signOut, test, words } from './driver.ts';

test.describe('logging in', () => {
  test('goes to the page that was asked for, and back out', async ({ page }) => {
    await page.goto('/me?from=mail');
    await expect(page).toHaveURL(/\/login\?next=%2Fme/);
    await expectAccessible(page);
    await page.getByRole('button', { name: /Demo sales/i }).click();
    await expect(page).toHaveURL(/\/me\?from=mail$/);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('我的设置');
    await signOut(page);
    await page.goBack();
    await expect(page).toHaveURL(/\/login/);
  });

  test('says why it did not work, and stays', async ({ page }) => {
    await page.goto('/login');
    await page.getByLabel(words['zh-CN'].email).fill('sales@example.com');
    await page.getByRole('textbox', { name: words['zh-CN'].password }).fill('wrong');
    await page.getByRole('button', { name: words['zh-CN'].logIn, exact: true }).click();
    await expect(page.getByRole('alert')).toContainText('邮箱或密码不正确');
    await expectAccessible(page);
  });

  test('takes nobody to another site', async ({ page }) => {
    await signIn(page, 'sales', '//example.org/');
    expect(new URL(page.url()).hostname).toBe('localhost');
  });

  test('returns a person whose token is refused to where they were', async ({ page }) => {
    await signIn(page, 'sales', '/me');
    await page.evaluate(() => {
      const place = 'keshang.session';
      const kept = JSON.parse(sessionStorage.getItem(place) ?? '{}') as object;
      sessionStorage.setItem(place, JSON.stringify({ ...kept, access: 'x.y.z', refresh: 'worthless' }));
    });
    await page.goto('/parties');
    await expect(page).toHaveURL(/reason=expired/);
    await expect(page.getByRole('status').filter({ hasText: '登录已过期' })).toBeVisible();
  });
});

test.describe('a second tab', () => {
  const session = (tab: Page) => tab.evaluate(() => sessionStorage.getItem('keshang.session'));

  test('is signed in as the first is, hears of a new token, and is signed out with it', async ({ page, context }) => {
    await signIn(page, 'sales', '/parties');
    const second = await context.newPage();
    // A page that asks the API for what it shows, before it is drawn.
    const record = await page.locator('tbody a[href^="/parties/"]').first().getAttribute('href');
    await second.goto(record ?? '');
    await expect(second.getByRole('heading', { level: 2, name: '作为客户' })).toBeVisible();

    await page.evaluate(() => {
      const kept = JSON.parse(sessionStorage.getItem('keshang.session') ?? '{}') as object;
      sessionStorage.setItem('keshang.session', JSON.stringify({ ...kept, until: 0 }));
    });
    const before = await session(second);
    await page.reload();
    await expect.poll(() => session(second)).not.toBe(before);
    expect(await session(second)).toBe(await session(page));

    await signOut(second);
    await expect(page.getByRole('heading', { name: words['zh-CN'].logIn })).toBeVisible();
    expect(await session(page)).toBeNull();
  });

  test('of another person, who logged in there, is left alone', async ({ page, context }) => {
    await signIn(page, 'sales', '/me');
    const second = await context.newPage();
    await signIn(second, 'finance', '/me');
    const third = await context.newPage();
    await third.goto('/me');
    await expect(third.getByRole('button', { name: words['zh-CN'].userMenu })).toHaveText(
      await second.getByRole('button', { name: words['zh-CN'].userMenu }).innerText(),
    );
    await signOut(second);
    await expect(third.getByRole('heading', { name: words['zh-CN'].logIn })).toBeVisible();
    await page.reload();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('我的设置');
  });
});

test.describe('a page that somebody has no right to', () => {
  for (const [job, address] of [
    ['sales', '/settings/fields'],
    ['sales', '/settings/options'],
    ['sales', '/settings/privacy'],
    ['service', '/parties/new'],
    ['auditor', '/parties/new'],
    ['service', '/imports'],
  ] as const)
    test(`says so in place of its form: ${job} at ${address}`, async ({ page }) => {
      await signIn(page, job, address);
      await expect(page.locator('#main')).toContainText('没有查看此内容的权限');
      await expect(page.locator('#main').getByRole('textbox')).toHaveCount(0);
      await expect(page.locator('#main').getByRole('button')).toHaveCount(0);
    });
});

test.describe('the shell', () => {
  test('changes language and theme at once and keeps both', async ({ page }) => {
    await signIn(page, 'admin');
    await page.getByRole('button', { name: 'English' }).click();
    await expect(page.getByRole('link', { name: 'Custom fields' })).toBeVisible();
    await page.getByRole('button', { name: 'Switch to the dark theme' }).click();
    await page.reload();
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    await expect(page.getByRole('link', { name: 'Custom fields' })).toBeVisible();
  });

  test('shows each job only the places it may go to', async ({ page }) => {
    await signIn(page, 'service');
    const nav = page.getByRole('navigation', { name: '主导航' });
    await expect(nav.getByRole('link', { name: '客商' })).toBeVisible();
    await expect(nav.getByRole('link', { name: '自定义字段' })).toHaveCount(0);
  });

  test('is worked from the keyboard: palette, places, help', async ({ page }) => {
    await prefer(page, { locale: 'en' });
    await signIn(page, 'admin');
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Search parties and actions' }).fill('my settings');
    await expect(page.getByRole('option', { name: /My settings/ })).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/me$/);
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await page.keyboard.press('g');
    await page.keyboard.press('h');
    await expect(page).toHaveURL(/\/$/);
  });

  test('fits a phone', async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await signIn(page, 'admin', '/me');
    await expectAccessible(page);
    await page.getByRole('button', { name: '更多' }).click();
    await page.getByRole('dialog').getByRole('link', { name: '选项列表' }).click();
    await expect(page).toHaveURL(/\/settings\/options$/);
  });

  test('has a page for addresses that do not exist', async ({ page }) => {
    await page.goto('/nowhere/at/all');
    await expect(page.getByText('页面不存在')).toBeVisible();
    await expectAccessible(page);
  });
});
