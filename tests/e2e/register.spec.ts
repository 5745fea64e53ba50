import { expect, expectAccessible, prefer, signIn, test } from './driver.ts';
import { registered } from './registered.ts';

/** Marks the parties of this run, so that it may share a system with others. */
const mark = `试${String(Date.now()).slice(-6)}`;
const names = {
  both: `上海虹光照明器材有限公司${mark}`,
  customer: `宁波海曙文具有限公司${mark}`,
  candidate: `苏州工业园区绢纺有限公司${mark}`,
  supplier: `佛山顺德五金制品有限公司${mark}`,
};
const shanghai = { country: 'CN', provinceCode: '31', province: '上海市', city: '上海市', area: '徐汇区' };
const guangdong = { country: 'CN', provinceCode: '44', province: '广东省', city: '佛山市', area: '顺德区' };

test.beforeAll(async ({ playwright }, { project }) => {
  const request = await playwright.request.newContext({ baseURL: project.use.baseURL ?? '' });
  const tags = [mark];
  await registered(request, 'manager', [
    {
      legalName: names.both,
      tags,
      addresses: [shanghai],
      phones: ['021-6427 8831'],
      roles: ['customer', 'supplier'],
      contacts: [{ name: '贺知秋', phones: ['139 1774 2086'], emails: ['he.zhiqiu@example.com'] }],
    },
    { legalName: names.customer, tags, roles: ['customer'] },
    { legalName: names.candidate, tags, roles: ['customer'] },
    { legalName: names.supplier, tags, addresses: [guangdong], roles: ['supplier'] },
  ]);
  await request.dispose();
});

const ours = `/parties?filter=${encodeURIComponent(JSON.stringify([{ field: 'tags', op: 'hasAny', value: [mark] }]))}`;

test.describe('finding a party', () => {
  test('shows results while typing, by name, initials, a contact and the last digits of a phone', async ({ page }) => {
    await signIn(page, 'manager', '/parties');
    const box = page.getByRole('searchbox', { name: '在列表中搜索' });
    const hit = page.getByRole('link', { name: names.both });
    for (const typed of [`虹光照明 ${mark}`, 'shhg', '贺知秋', '2086']) {
      await box.fill(typed);
      await expect(page).toHaveURL(new RegExp(`q=${encodeURIComponent(typed).replaceAll('%20', '\\+')}`));
      await expect(hit).toBeVisible();
    }
    await expectAccessible(page);
    await box.fill(`虹光照明 ${mark}`);
    await expect(page.getByText('已显示 1 条，共 1 条')).toBeVisible();
    await box.press('Enter');
    await expect(page).toHaveURL(/\/parties\/pty_/);
  });

  test('says what to do when nothing is found', async ({ page }) => {
    await signIn(page, 'sales', '/parties?q=zzqqxxww');
    await expect(page.getByText('没有找到“zzqqxxww”')).toBeVisible();
    await expect(page.getByRole('button', { name: '也搜索已归档的' })).toBeVisible();
    await expectAccessible(page);
  });

  test('goes from any page to a record by the palette, with its roles beside the name', async ({ page }) => {
    await signIn(page, 'manager', '/me');
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: '搜索客商和操作' }).fill(`虹光照明 ${mark}`);
    const option = page.getByRole('option', { name: new RegExp(names.both) });
    await expect(option).toContainText('供应商');
    await expectAccessible(page);
    await option.click();
    await expect(page).toHaveURL(/\/parties\/pty_/);
  });
});

test.describe('the list', () => {
  test('keeps tab, filter and order in its address, for whoever opens it next', async ({ page }) => {
    await signIn(page, 'manager', '/parties');
    await page.getByRole('button', { name: '筛选', exact: true }).click();
    await page.getByPlaceholder('查找字段').fill('标签');
    await page.getByRole('button', { name: '标签', exact: true }).click();
    await page.getByPlaceholder('查找选项').fill(mark);
    await page.getByLabel(mark, { exact: true }).check();
    await page.getByRole('button', { name: '应用' }).click();
    await expect(page.getByText('已显示 4 条，共 4 条')).toBeVisible();
    await page.getByRole('navigation', { name: '按角色查看' }).getByRole('link', { name: '客户' }).click();
    await expect(page.getByText('已显示 3 条，共 3 条')).toBeVisible();
    await page.getByRole('columnheader', { name: '名称' }).getByRole('button').click();
    await expect(page).toHaveURL(/sort=/);
    await page.reload();
    await expect(page.getByText('已显示 3 条，共 3 条')).toBeVisible();
    await expect(page.getByRole('button', { name: `标签：${mark}`, exact: true })).toBeVisible();
    await expect(page.getByRole('columnheader', { name: '名称' })).toHaveAttribute('aria-sort', /ascending|descending/);
    await page.goBack();
    await page.getByRole('navigation', { name: '按角色查看' }).getByRole('link', { name: '双重角色' }).click();
    await expect(page.getByRole('link', { name: names.both })).toBeVisible();
    await expect(page.getByRole('link', { name: names.customer })).toHaveCount(0);
  });

  test('is walked, chosen from and looked into by the keyboard alone', async ({ page }) => {
    await signIn(page, 'manager', `${ours}&sort=-legalName`);
    await expect(page.getByRole('link', { name: names.both })).toBeVisible();
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await expect(page.getByRole('region', { name: '所选客商' })).toContainText('已选 2 个客商');
    await page.keyboard.press('o');
    const panel = page.getByRole('dialog');
    const second = await panel.getByRole('heading', { level: 2 }).innerText();
    await page.keyboard.press('j');
    await expect(panel.getByRole('heading', { level: 2 })).not.toHaveText(second);
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(panel).toHaveCount(0);
    await expect(page.locator('tr[data-index="2"]')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/parties\/pty_/);
    await page.goBack();
    await expect(page.getByRole('link', { name: names.both })).toBeVisible();
  });

  test('shows people to ring and write to in the preview', async ({ page }) => {
    await signIn(page, 'manager', ours);
    await page.getByRole('row', { name: names.both }).getByRole('button', { name: /^预览/ }).click();
    const panel = page.getByRole('dialog');
    await expect(panel.getByRole('link', { name: '139 1774 2086' })).toHaveAttribute('href', 'tel:13917742086');
    await expect(panel.getByRole('link', { name: /he\.zhiqiu/ })).toHaveAttribute('href', /^mailto:/);
    await panel.getByRole('link', { name: '打开完整记录' }).click();
    await expect(page).toHaveURL(/\/parties\/pty_/);
  });

  test('has the columns that a person chose, in their order, also tomorrow', async ({ page }) => {
    await signIn(page, 'manager', ours);
    await page.getByRole('button', { name: '列', exact: true }).click();
    await page.getByRole('button', { name: '移除“编号”' }).click();
    await page.getByRole('button', { name: '上移“电话”' }).click();
    await page.getByPlaceholder('查找字段').fill('主营业务');
    await page.getByRole('button', { name: '主营业务', exact: true }).click();
    await page.keyboard.press('Escape');
    const headers = page.getByRole('columnheader');
    await expect(headers.filter({ hasText: '编号' })).toHaveCount(0);
    await expect(headers.filter({ hasText: '主营业务' })).toBeVisible();
    await page.goto('/parties');
    await expect(headers.filter({ hasText: '主营业务' })).toBeVisible();
    const order = await headers.allInnerTexts();
    expect(order.findIndex((text) => text.includes('电话'))).toBeLessThan(
      order.findIndex((text) => text.includes('联系人')),
    );
  });

  test('is saved as a view, shared with a colleague, and forgotten with a way back', async ({ page, browser }) => {
    const name = `华东重点 ${mark}`;
    const views = page.getByRole('button', { name: /^视图/ });
    await signIn(page, 'manager', ours);
    await views.click();
    await page.getByRole('menuitem', { name: '另存为新视图…' }).click();
    await page.getByLabel('视图名称').fill(name);
    await page.getByRole('switch', { name: '共享给同事' }).click();
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await expect(page).toHaveURL(/view=/);
    await expect(views).toContainText(name);

    const other = await (await browser.newContext()).newPage();
    await prefer(other, { locale: 'zh-CN' });
    await signIn(other, 'sales', '/parties');
    await other.getByRole('button', { name: /^视图/ }).click();
    await other.getByRole('menuitem', { name }).click();
    await expect(other.getByText('已显示 4 条，共 4 条')).toBeVisible();
    await other.context().close();

    await page.getByRole('navigation', { name: '按角色查看' }).getByRole('link', { name: '客户' }).click();
    await expect(views).toContainText('已修改');
    await views.click();
    await page.getByRole('menuitem', { name: '保存更改' }).click();
    await expect(views).not.toContainText('已修改');
    await views.click();
    await page.getByRole('menuitem', { name: '删除视图' }).click();
    await expect(views).toContainText('全部客商');
    await page.getByRole('button', { name: '撤销' }).click();
    await expect(views).toContainText(name);
  });

  test('hides from purchasing what belongs to the customer side', async ({ page }) => {
    await signIn(page, 'purchasing', ours);
    await expect(page.getByRole('row', { name: names.both })).toContainText('客户');
    await page.getByRole('button', { name: '筛选', exact: true }).click();
    await page.getByPlaceholder('查找字段').fill('信用额度');
    await expect(page.getByText('没有找到匹配的内容')).toBeVisible();
    await page.getByPlaceholder('查找字段').fill('主营产品');
    await expect(page.getByRole('button', { name: '主营产品' }).last()).toBeVisible();
  });
});

test.describe('many at once', () => {
  test('get another keeper, and who was left out is named', async ({ page }) => {
    await signIn(page, 'manager', ours);
    await page.getByLabel('选择已显示的全部行').check();
    await page.getByRole('button', { name: '更换负责人' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('供应商', { exact: true }).click();
    await dialog.getByRole('combobox').click();
    await page.getByRole('option', { name: /采购/ }).click();
    await dialog.getByLabel('原因').fill('区域调整');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: '更换负责人' }).click();
    await expect(dialog).toContainText('已更换 2 个客商的负责人');
    await expect(dialog).toContainText('2 个客商未更改');
    await expect(dialog).toContainText(names.customer);
    await dialog.getByRole('button', { name: '关闭' }).last().click();
    await expect(page.getByRole('region', { name: '所选客商' })).toHaveCount(0);
  });

  test('leave as a spreadsheet with the columns shown', async ({ page }) => {
    await signIn(page, 'sales', ours);
    await page.getByRole('button', { name: '更多列表操作' }).click();
    await page.getByRole('menuitem', { name: '导出' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('dialog').getByRole('button', { name: '导出' }).click();
    expect((await download).suggestedFilename()).toMatch(/\.xlsx$/);
    await expect(page.getByRole('dialog')).toContainText('已导出 4 个客商');
  });
});

test.describe('home', () => {
  test('leads from each number to the list that it counts', async ({ page }) => {
    await signIn(page, 'manager');
    await expectAccessible(page);
    const figure = page.locator('#main').getByRole('link', { name: /^双重角色/ });
    const count = (await figure.innerText()).replace(/\D/g, '');
    await figure.click();
    await expect(page.getByRole('link', { name: /^双重角色/ })).toHaveAttribute('aria-current', 'page');
    await expect(page.getByRole('link', { name: /^双重角色/ })).toContainText(count);
  });

  test('shows each job its own work first', async ({ page }) => {
    await signIn(page, 'purchasing');
    await expect(page.locator('#main')).toContainText('两月内证书到期');
    await expect(page.locator('#main')).toContainText('我负责的');
    await expect(page.locator('#main')).not.toContainText('待我确认');
  });
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('the list is cards with a number to ring, and the new party stays in reach', async ({ page }) => {
    await signIn(page, 'sales', ours);
    const card = page.getByRole('listitem').filter({ hasText: names.both });
    await expect(card.getByRole('link', { name: /6427 8831/ })).toHaveAttribute('href', /^tel:/);
    await expect(card).toContainText('供应商');
    await expect(page.getByRole('link', { name: '新建客商' }).last()).toBeInViewport();
    await expectAccessible(page);
  });

  test('home fits', async ({ page }) => {
    await prefer(page, { locale: 'en' });
    await signIn(page, 'finance');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Hello');
    await expectAccessible(page);
  });
});
