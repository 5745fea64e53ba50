import type { APIRequestContext, Page } from '@playwright/test';
import { usccCheckCharacter } from '#shared/parties/identifiers';
import { expect, expectAccessible, prefer, signIn, signOut, test } from './driver.ts';
import { registered, tokenOf } from './registered.ts';

/** Marks the parties of this run, so that it may share a system with others. */
const mark = String(Date.now()).slice(-7);
const company = `杭州云栖纺织印染有限公司${mark}`;
const known = `南通长江化纤股份有限公司${mark}`;
const body = `91330106MA${mark.slice(-7)}`.slice(0, 17).padEnd(17, '0');
const uscc = `${body}${usccCheckCharacter(body)}`;

let request: APIRequestContext;
let both = '';

test.beforeAll(async ({ playwright }, { project }) => {
  request = await playwright.request.newContext({ baseURL: project.use.baseURL ?? '' });
  const [id] = await registered(request, 'manager', [
    {
      legalName: known,
      englishName: 'Nantong Yangtze Chemical Fibre Co., Ltd.',
      tags: ['重点'],
      addresses: [{ use: 'registered', country: 'CN', province: '江苏省', city: '南通市', line: '人民中路 66 号' }],
      contacts: [{ name: '顾念慈', jobTitle: '采购经理', phones: ['138 6291 4420'], primary: true }],
      roles: ['customer', 'supplier'],
      customer: { terms: { paymentTerms: 'net-30', currency: 'CNY', taxRate: '0.13' } },
      supplier: { mainProducts: '涤纶长丝', certificates: [{ kind: 'iso-9001', expiresOn: '2020-01-31' }] },
    },
  ]);
  both = id ?? '';
});
test.afterAll(() => request.dispose());

const side = (page: Page, name: '作为客户' | '作为供应商') => page.getByRole('region', { name });
const dialog = (page: Page) => page.getByRole('dialog');
const tab = (page: Page, name: string) => page.getByRole('tab', { name });

test.describe('registering a party', () => {
  test('sales registers a company in the customer role, with its address by pickers and a contact', async ({
    page,
  }) => {
    await signIn(page, 'sales', '/parties/new');
    await expect(page.getByRole('checkbox', { name: /客户/ })).toBeChecked();
    await expect(page.getByRole('checkbox', { name: /供应商/ })).toHaveCount(0);
    await expectAccessible(page);

    await page.keyboard.press('Control+Enter');
    await expect(page.getByLabel(/^名称/)).toBeFocused();
    await expect(page.getByText('必填', { exact: true })).toBeVisible();

    await page.getByLabel(/^名称/).fill(company);
    await page.getByRole('textbox', { name: '统一社会信用代码' }).fill(uscc);
    for (const [picker, choice] of [
      ['省份', '浙江省'],
      ['城市', '杭州市'],
      ['区县', '西湖区'],
    ] as const) {
      await page.getByRole('combobox', { name: picker }).fill(choice);
      await page.getByRole('option', { name: choice }).first().click();
    }
    await page.getByLabel('详细地址').fill('文三路 90 号');
    await page.getByLabel('姓名').fill('沈听澜');
    await page.getByLabel('职务').fill('采购主管');
    await page.keyboard.press('Control+Enter');

    await expect(page.getByRole('heading', { level: 1 })).toHaveText(company);
    await expect(side(page, '作为客户').getByText('候选').first()).toBeVisible();
    await expect(page.getByText('浙江省杭州市西湖区文三路 90 号')).toBeVisible();
    await tab(page, '联系人').click();
    await expect(page.getByText('沈听澜')).toBeVisible();
  });

  test('an unfinished registration is there again after a reload', async ({ page }) => {
    await signIn(page, 'sales', '/parties/new');
    await page.getByLabel(/^名称/).fill('写到一半的公司');
    await page.reload();
    await expect(page.getByText('已恢复上次未完成的登记')).toBeVisible();
    await expect(page.getByLabel(/^名称/)).toHaveValue('写到一半的公司');
    await page.getByRole('button', { name: '重新填写' }).click();
    await expect(page.getByLabel(/^名称/)).toHaveValue('');
  });

  test('a likeness is warned of while typing, and going on takes a reason', async ({ page }) => {
    await signIn(page, 'manager', '/parties/new');
    await page.getByLabel(/^名称/).fill(known);
    const panel = page.getByRole('region', { name: '可能已经登记' });
    await expect(panel.getByRole('link', { name: known })).toBeVisible();
    await expect(panel.getByText('名称相同')).toBeVisible();
    await expectAccessible(page);

    await page.getByRole('button', { name: '登记', exact: true }).click();
    await expect(panel.getByLabel(/仍要继续的原因/)).toBeFocused();
    await panel.getByLabel(/仍要继续的原因/).fill('同名的另一家公司');
    await page.getByRole('button', { name: '登记', exact: true }).click();
    await expect(page).toHaveURL(/\/parties\/pty_/);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(known);
  });
});

test.describe('the record', () => {
  test('purchasing gives a customer the supplier role and types nothing again', async ({ page }) => {
    const [id = ''] = await registered(request, 'sales', [
      { legalName: `${company}二部`, roles: ['customer'], customer: { purchaseNeeds: '只有销售知道的需求' } },
    ]);
    await signIn(page, 'purchasing', `/parties/${id}`);
    await expect(side(page, '作为客户').getByText('这一侧由同事负责')).toBeVisible();
    await side(page, '作为供应商').getByRole('button', { name: '设为供应商' }).click();
    await expect(dialog(page)).toContainText('名称、地址、联系人沿用现有资料');
    await dialog(page).getByLabel('主营产品').fill('印染布');
    await page.keyboard.press('Control+Enter');
    await expect(dialog(page)).toHaveCount(0);
    await expect(side(page, '作为供应商').getByText('印染布')).toBeVisible();
    await expect(page.getByText(/供应商\s*· 候选/)).toBeVisible();
  });

  test('sales says that a customer supplies us too; purchasing takes it up', async ({ page }) => {
    const [id = ''] = await registered(request, 'sales', [{ legalName: `${company}三部`, roles: ['customer'] }]);
    await signIn(page, 'sales', `/parties/${id}`);
    await side(page, '作为供应商').getByRole('button', { name: '设为供应商' }).click();
    await expect(side(page, '作为供应商').getByText(/供应商\s*· 候选/)).toBeVisible();
    await expect(side(page, '作为供应商').getByRole('button')).toHaveCount(0);
    await expectAccessible(page);
    await signOut(page);
    await signIn(page, 'purchasing', `/parties/${id}`);
    await expect(side(page, '作为供应商').getByRole('button', { name: '编辑' })).toBeVisible();
  });

  test('sales sees of the other side that it is there and how it stands, and no more', async ({ page }) => {
    await signIn(page, 'sales', `/parties/${both}`);
    const supplier = side(page, '作为供应商');
    await expect(supplier.getByText(/供应商\s*· 候选/)).toBeVisible();
    await expect(supplier.getByRole('button')).toHaveCount(0);
    await expect(page.getByText('涤纶长丝')).toHaveCount(0);
    await expect(page.getByText('应付')).toHaveCount(0);
    await expect(page.getByText('应收', { exact: true })).toBeVisible();
    await expect(tab(page, '银行账户')).toHaveCount(0);
    await tab(page, '变更历史').click();
    await page
      .getByRole('button', { name: /显示全部/ })
      .first()
      .click();
    await expect(page.getByText('已更改（内容不在你的权限范围内）').first()).toBeVisible();
    await expectAccessible(page);
  });

  test('a credit limit proposed by sales holds once finance confirms it, never by its proposer', async ({ page }) => {
    await signIn(page, 'sales', `/parties/${both}`);
    await side(page, '作为客户').getByRole('button', { name: '编辑' }).click();
    await dialog(page)
      .getByRole('textbox', { name: /^信用额度/ })
      .fill('800000');
    await dialog(page).getByLabel('变更原因').fill('季度合作量翻倍');
    await dialog(page).getByRole('button', { name: '保存' }).click();
    await expect(side(page, '作为客户').getByText(/待确认：¥800,000.00/)).toBeVisible();
    await side(page, '作为客户').getByRole('link', { name: '查看' }).click();
    await expect(page.getByText('须由另一人确认', { exact: true })).toBeVisible();
    await expect(page.getByRole('button', { name: '确认', exact: true })).toHaveCount(0);
    await signOut(page);

    await signIn(page, 'finance', `/parties/${both}?tab=proposals`);
    await page.getByRole('button', { name: '确认', exact: true }).click();
    await expect(dialog(page)).toContainText('¥800,000.00');
    await dialog(page).getByRole('button', { name: '确认', exact: true }).click();
    await expect(page.getByRole('article').getByText('已确认')).toBeVisible();
    await expect(side(page, '作为客户').getByText('¥800,000.00', { exact: true })).toBeVisible();
    await expectAccessible(page);
  });

  test("someone else's change in between is told before it is replaced", async ({ page }) => {
    await signIn(page, 'manager', `/parties/${both}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(known);
    await page.keyboard.press('e');
    await dialog(page).getByLabel('简称').fill('长江化纤');

    const headers = { authorization: `Bearer ${await tokenOf(request, 'sales')}` };
    const { version } = (await (await request.get(`/api/parties/${both}`, { headers })).json()) as { version: number };
    const data = { lineOfBusiness: '化学纤维制造', version };
    expect((await request.patch(`/api/parties/${both}`, { headers, data })).status()).toBe(200);

    await dialog(page).getByRole('button', { name: '保存' }).click();
    await expect(dialog(page)).toContainText('你编辑期间，其他人保存了更改');
    await dialog(page).getByRole('button', { name: '仍然保存' }).click();
    await expect(dialog(page)).toHaveCount(0);
    await expect(page.getByText('化学纤维制造')).toBeVisible();
    await expect(page.getByText('长江化纤', { exact: true }).first()).toBeVisible();
  });

  test('a previous value is put back from the history', async ({ page }) => {
    await signIn(page, 'manager', `/parties/${both}?tab=history`);
    const entry = page.getByRole('listitem').filter({ hasText: '简称' }).first();
    await entry.getByRole('button', { name: '恢复原值' }).first().click();
    await dialog(page).getByRole('button', { name: '恢复原值' }).click();
    await expect(dialog(page)).toHaveCount(0);
    await expect(page.getByRole('listitem').filter({ hasText: '恢复原值' }).first()).toContainText('刘洋');
  });

  test('is worked from the keyboard: numbers for tabs, e to edit, Esc to leave', async ({ page }) => {
    await prefer(page, { locale: 'en' });
    await signIn(page, 'manager', `/parties/${both}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(known);
    await page.keyboard.press('2');
    await expect(tab(page, 'Contacts')).toHaveAttribute('aria-selected', 'true');
    await expect(page.getByText('顾念慈')).toBeVisible();
    await page.keyboard.press('e');
    await expect(dialog(page)).toContainText(`Edit ${known}`);
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toHaveCount(0);
  });

  test('keeps files, notes and tasks, and refuses what is no document', async ({ page }) => {
    await signIn(page, 'sales', `/parties/${both}?tab=files`);
    const box = page.locator('input[type="file"]');
    await box.setInputFiles({ name: '清单.exe', mimeType: 'application/x-msdownload', buffer: Buffer.from('MZ') });
    await expect(page.getByRole('alert')).toContainText('清单.exe');
    await box.setInputFiles({ name: '假的.pdf', mimeType: 'application/pdf', buffer: Buffer.from('not a document') });
    await expect(page.getByRole('alert')).toContainText('假的.pdf');
    await box.setInputFiles({ name: '营业执照.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 …') });
    await expect(page.getByRole('button', { name: '营业执照.pdf' })).toBeVisible();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: '营业执照.pdf' }).click();
    expect((await download).suggestedFilename()).toBe('营业执照.pdf');

    await tab(page, '备注与任务').click();
    await page.getByLabel('写备注').fill('样品已寄出');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText('样品已寄出')).toBeVisible();
    await page.getByRole('button', { name: '添加任务' }).click();
    await page.getByRole('textbox', { name: /^任务/ }).fill('追问样品意见');
    await page.getByLabel(/截止日期/).fill('2026-01-05');
    await page.getByRole('button', { name: '添加任务' }).click();
    await expect(page.getByText('已逾期')).toBeVisible();
    await page.getByRole('checkbox', { name: '完成“追问样品意见”' }).check();
    await expect(page.getByText('已完成 1 项')).toBeVisible();
    await expectAccessible(page);
  });

  test('an admin shows what is held on people and erases it by typing the name', async ({ page }) => {
    await signIn(page, 'admin', `/parties/${both}?tab=privacy`);
    await page.getByRole('button', { name: '查看', exact: true }).click();
    await expect(page.getByText('顾念慈')).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: '删除个人信息' }).click();
    const erase = dialog(page).getByRole('button', { name: '删除个人信息' });
    await expect(erase).toBeDisabled();
    await dialog(page)
      .getByLabel(/请输入客商全称/)
      .fill(known);
    await dialog(page).getByLabel(/原因/).fill('本人要求');
    await erase.click();
    await expect(page.getByText(/个人信息已于 .* 删除/)).toBeVisible();
    await expect(page.getByText('顾念慈')).toHaveCount(0);
  });

  test('fits a phone in every part', async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    for (const part of ['facts', 'contacts', 'card', 'bank', 'proposals', 'files', 'notes', 'history']) {
      if (part === 'facts') await signIn(page, 'manager', `/parties/${both}`);
      else await page.goto(`/parties/${both}?tab=${part}`);
      await expect(page.getByRole('tabpanel')).toBeVisible();
      await expectAccessible(page);
    }
    await page.goto('/parties/new');
    await expect(page.getByRole('button', { name: '登记', exact: true })).toBeInViewport();
    await expectAccessible(page);
  });
});
