import { expect, signIn, test } from './driver.ts';
import { registered } from './registered.ts';

/** Marks the parties of this run, so that it may share a system with others. */
const mark = `列${String(Date.now()).slice(-6)}`;
const wanted = `无锡梁溪轴承有限公司${mark}`;
const first = `阿坝高原畜产品有限公司${mark}`;

test.beforeAll(async ({ playwright }, { project }) => {
  const request = await playwright.request.newContext({ baseURL: project.use.baseURL ?? '' });
  await registered(request, 'manager', [
    { legalName: wanted, tags: [mark], roles: ['customer'] },
    { legalName: first, tags: [mark], roles: ['customer'] },
  ]);
  await request.dispose();
});

const ours = `/parties?filter=${encodeURIComponent(JSON.stringify([{ field: 'tags', op: 'hasAny', value: [mark] }]))}`;

test.describe('Enter in a search', () => {
  test('opens the hit of what was typed, not the first row that is still shown', async ({ page }) => {
    await signIn(page, 'manager', ours);
    await expect(page.getByRole('link', { name: first })).toBeVisible();
    // As fast as a person types: no pause before Enter, and a slow answer.
    await page.route(/\/api\/parties\?.*q=/, async (route) => {
      await new Promise((go) => setTimeout(go, 400));
      await route.continue();
    });
    await page.keyboard.press('/');
    await page.keyboard.type('无锡梁溪');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/parties\/pty_/);
    await expect(page.getByRole('heading', { level: 1 })).toContainText(wanted);
  });

  test('of the palette waits for the words as they are now', async ({ page }) => {
    await signIn(page, 'manager', '/me');
    await page.keyboard.press('Control+k');
    const box = page.getByRole('combobox', { name: '搜索客商和操作' });
    await box.fill(mark);
    await expect(page.getByRole('option', { name: wanted })).toBeVisible();
    await box.pressSequentially(' 无锡');
    await box.press('Enter');
    await expect(page).toHaveURL(/\/parties\/pty_/);
    await expect(page.getByRole('heading', { level: 1 })).toContainText(wanted);
  });
});

test.describe('the columns', () => {
  test('are the usual ones again after "恢复默认", also when the page is opened anew', async ({ page }) => {
    await signIn(page, 'manager', '/parties');
    await page.getByRole('button', { name: '列', exact: true }).click();
    await page.getByRole('button', { name: '移除“编号”' }).click();
    await page.getByRole('button', { name: '恢复默认' }).click();
    await page.goto('/parties');
    await expect(page.getByRole('columnheader', { name: '编号' })).toBeVisible();
    await expect(page.getByRole('columnheader', { name: '角色' })).toBeVisible();
  });
});

test.describe('when the server does not answer', () => {
  test('a list whose columns were changed is not asked for again without end', async ({ page }) => {
    await signIn(page, 'manager', '/parties');
    await page.getByRole('button', { name: '列', exact: true }).click();
    await page.getByRole('button', { name: '移除“编号”' }).click();
    await page.keyboard.press('Escape');
    const more = page.getByRole('button', { name: '加载更多' });
    await expect(more).toBeVisible();
    let asked = 0;
    await page.route(/\/api\/parties\?/, (route) => {
      asked += 1;
      return route.fulfill({ status: 503, body: '' });
    });
    await more.click();
    const notice = page.getByRole('alert').filter({ hasText: /./ });
    await expect(notice).toBeVisible();
    // The rows are still those of this question; what was not got can be asked for once more.
    await expect(page.getByRole('row')).not.toHaveCount(1);
    await page.waitForTimeout(1000);
    expect(asked).toBeLessThan(4);
    await page.unroute(/\/api\/parties\?/);
    await notice.getByRole('button', { name: '重试' }).click();
    await expect(notice).toHaveCount(0);
  });

  test('a failed search does not show the rows of the words before as its result', async ({ page }) => {
    await signIn(page, 'manager', ours);
    await expect(page.getByRole('link', { name: first })).toBeVisible();
    await page.route(/\/api\/parties\?/, (route) => route.fulfill({ status: 503, body: '' }));
    await page.getByRole('searchbox', { name: '在列表中搜索' }).fill('无锡梁溪');
    await expect(page.getByRole('button', { name: '重试' })).toBeVisible();
    await expect(page.getByRole('link', { name: first })).toHaveCount(0);
    await page.unroute(/\/api\/parties\?/);
    await page.getByRole('button', { name: '重试' }).click();
    await expect(page.getByRole('link', { name: wanted })).toBeVisible();
  });
});

test.describe('what the list says', () => {
  test('of an export with nothing chosen is how many there are, not how many were chosen', async ({ page }) => {
    await signIn(page, 'manager', ours);
    await page.getByRole('button', { name: '更多列表操作' }).click();
    await page.getByRole('menuitem', { name: '导出' }).click();
    await expect(page.getByRole('dialog')).toContainText('共 2 个客商');
  });

  test('of a filter that cannot be read is said beside it', async ({ page }) => {
    await signIn(page, 'manager', ours);
    await page.getByRole('button', { name: '筛选', exact: true }).click();
    await page.getByPlaceholder('查找字段').fill('员工人数');
    await page.getByRole('button', { name: '员工人数', exact: true }).click();
    await page.getByLabel('从', { exact: true }).fill('七天');
    await expect(page.getByText('请填写数字')).toBeVisible();
    await page.getByLabel('从', { exact: true }).fill('9');
    await page.getByLabel('至', { exact: true }).fill('3');
    await expect(page.getByText('不能小于起始值')).toBeVisible();
    await expect(page.getByRole('button', { name: '应用' })).toBeDisabled();
  });

  test('to sales at 1440 pixels includes who looks after a customer, its grade and its limit', async ({ page }) => {
    await signIn(page, 'sales', '/parties');
    for (const name of ['客户负责人', '客户等级', '信用额度'])
      await expect(page.getByRole('columnheader', { name })).toBeInViewport({ ratio: 1 });
  });

  test('of a party that is not there is a page of its own, without a complaint in the console', async ({ page }) => {
    await signIn(page, 'manager', '/parties/pty_01ARZ3NDEKTSV4RRFFQ69G5FAV');
    await expect(page.getByText('没有找到')).toBeVisible();
  });
});
