import type { APIRequestContext, Page } from '@playwright/test';
import type { Job } from '#shared/access/jobs';
import { expect, expectAccessible, signIn, signOut, test } from './driver.ts';
import { registered, tokenOf } from './registered.ts';

/** What somebody types reaches the party they typed it for, whole, or they are asked. */
const mark = String(Date.now()).slice(-7);
const first = `宁波甬江轴承有限公司${mark}`;
const second = `绍兴越城轻纺有限公司${mark}`;

let request: APIRequestContext;
let ids: string[] = [];

test.beforeAll(async ({ playwright }, { project }) => {
  request = await playwright.request.newContext({ baseURL: project.use.baseURL ?? '' });
  ids = await registered(request, 'manager', [
    { legalName: first, roles: ['supplier'], supplier: { leadTimeDays: 30, terms: { taxRate: '0.13' } } },
    { legalName: second, roles: ['customer'], contacts: [{ name: '柳如是' }] },
  ]);
});
test.afterAll(() => request.dispose());

const dialog = (page: Page) => page.getByRole('dialog');
const question = (page: Page) => page.getByRole('dialog', { name: '放弃未保存的内容？' });
const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const supplier = (page: Page) => page.getByRole('region', { name: '作为供应商' });
const open = async (page: Page, at: number, search = '', job: Job = 'manager'): Promise<void> => {
  await signIn(page, job, `/parties/${ids[at] ?? ''}${search}`);
  await expect(heading(page)).toHaveText([first, second][at] ?? '');
};
/** As a colleague changes it meanwhile, or as a test looks what is kept. */
const api = async (method: 'get' | 'patch' | 'put', path: string, data?: object) => {
  const headers = { authorization: `Bearer ${await tokenOf(request, 'admin')}` };
  const answer = await request[method](`/api/parties/${path}`, { headers, ...(data ? { data } : {}) });
  expect(answer.ok(), await answer.text()).toBe(true);
  return (await answer.json()) as Record<string, unknown> & { version: number };
};
const profile = async (at: number): Promise<unknown> => (await api('get', ids[at] ?? ''))['supplier'];

test.describe('another party', () => {
  test('is not opened from within a dialog, whose change would be saved to it', async ({ page }) => {
    await open(page, 0);
    await page.keyboard.press('e');
    await dialog(page).getByLabel('简称').fill('甬江');
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('combobox', { name: '搜索客商和操作' })).toHaveCount(0);
    await page.keyboard.press('Control+Enter');
    await expect(dialog(page)).toHaveCount(0);
    await expect(page.getByText('甬江', { exact: true }).first()).toBeVisible();
  });

  test('reached by Back shows nothing that was asked for or typed on the one before', async ({ page }) => {
    await open(page, 0, '?tab=persons');
    await page.getByRole('button', { name: '查看个人信息' }).click();
    await expect(page.getByRole('button', { name: '编辑' }).first()).toBeVisible();
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: '搜索客商和操作' }).fill(second);
    await page
      .getByRole('option', { name: new RegExp(second) })
      .first()
      .click();
    await expect(heading(page)).toHaveText(second);
    await page.getByRole('tab', { name: '客商资料卡' }).click();
    await page.getByRole('tabpanel').getByRole('button', { name: '编辑' }).click();
    await page.getByLabel('服务区域').fill('只属于第二家');
    await page.goBack();
    await expect(question(page)).toBeVisible();
    await expectAccessible(page);
    await question(page).getByRole('button', { name: '放弃' }).click();
    await expect(heading(page)).toHaveText(first);
    await expect(page.getByText('只属于第二家')).toHaveCount(0);
    await expect(page.getByRole('tabpanel').getByRole('button', { name: '查看个人信息' })).toBeVisible();
  });
});

test.describe('what is being typed', () => {
  test('counts when Ctrl+Enter sends it: a number', async ({ page }) => {
    await open(page, 0);
    await supplier(page).getByRole('button', { name: '编辑' }).click();
    await dialog(page).getByLabel('供货周期').fill('37');
    await page.keyboard.press('Control+Enter');
    await expect(dialog(page)).toHaveCount(0);
    await expect(supplier(page).getByText('37 天')).toBeVisible();
  });

  test('counts when Ctrl+Enter sends it: the telephone of a new contact, who is added once', async ({ page }) => {
    await open(page, 0, '?tab=contacts');
    await page.getByRole('button', { name: '添加联系人' }).click();
    await dialog(page).getByLabel('姓名').fill('苏小小');
    await dialog(page).getByLabel('电话').fill('13857112233');
    await page.keyboard.press('Control+Enter');
    await expect(dialog(page)).toHaveCount(0);
    await expect(page.getByText('138 5711 2233')).toBeVisible();
    await expect(page.getByText('苏小小')).toHaveCount(1);
    await expect(dialog(page)).toHaveCount(0);
  });

  test('empties no field where it is no number: the field says so and nothing is sent', async ({ page }) => {
    await open(page, 0);
    const before = await profile(0);
    for (const [field, text] of [
      [/供货周期/, '7-10天'],
      [/税率/, '13点5'],
    ] as const) {
      await supplier(page).getByRole('button', { name: '编辑' }).click();
      await dialog(page).getByLabel(field).fill(text);
      await page.keyboard.press('Control+Enter');
      await expect(dialog(page).getByText('请输入有效数字')).toBeVisible();
      await expect(dialog(page).getByLabel(field)).toBeFocused();
      await expect(dialog(page).getByLabel(field)).toHaveValue(text);
      await dialog(page).getByRole('button', { name: '取消' }).click();
    }
    expect(await profile(0)).toEqual(before);
  });

  test('is not sent by Enter alone', async ({ page }) => {
    await signIn(page, 'manager', '/parties/new');
    await expect(page.getByLabel(/^名称/)).toBeVisible();
    await page.getByLabel(/^名称/).fill(`只有名称的公司${mark}`);
    await page.keyboard.press('Enter');
    await expect(page.getByText(/没有发现相似|可能已经登记/).first()).toBeVisible();
    await expect(page).toHaveURL(/\/parties\/new$/);
    await open(page, 0);
    await page.keyboard.press('e');
    await dialog(page).getByLabel('简称').fill('没有保存');
    await page.keyboard.press('Enter');
    await expect(dialog(page)).toBeVisible();
    await dialog(page).getByRole('button', { name: '取消' }).click();
    expect((await api('get', ids[0] ?? ''))['shortName']).not.toBe('没有保存');
  });

  test('is kept by a click beside the dialog, and asked about before Esc or another tab lose it', async ({ page }) => {
    await open(page, 1);
    await page.keyboard.press('e');
    await dialog(page).getByLabel('简称').fill('越城');
    await page.mouse.click(5, 400);
    await expect(dialog(page).getByLabel('简称')).toHaveValue('越城');
    await page.keyboard.press('Escape');
    await question(page).getByRole('button', { name: '继续编辑' }).click();
    await expect(dialog(page).getByLabel('简称')).toHaveValue('越城');
    await page.keyboard.press('Escape');
    await question(page).getByRole('button', { name: '放弃' }).click();
    await expect(dialog(page)).toHaveCount(0);

    await page.getByRole('tab', { name: '客商资料卡' }).click();
    await page.getByRole('tabpanel').getByRole('button', { name: '编辑' }).click();
    await page.getByLabel('服务区域').fill('浙东');
    await page.getByRole('tab', { name: '联系人' }).click();
    await question(page).getByRole('button', { name: '继续编辑' }).click();
    await expect(page.getByLabel('服务区域')).toHaveValue('浙东');
    await page.getByRole('tab', { name: '联系人' }).click();
    await question(page).getByRole('button', { name: '放弃' }).click();
    await expect(page.getByText('柳如是')).toBeVisible();
  });
});

test.describe('a change in between', () => {
  test('to the card is told once; saving over it goes through and touches nothing else', async ({ page }) => {
    await open(page, 1, '?tab=card');
    await page.getByRole('tabpanel').getByRole('button', { name: '编辑' }).click();
    await page.getByLabel('服务区域').fill('长三角');
    const { version } = await api('get', `${ids[1] ?? ''}/card`);
    await api('put', `${ids[1] ?? ''}/card`, { reputation: '口碑好', version });
    await page.getByRole('button', { name: '保存' }).click();
    await expect(page.getByText('你编辑期间，其他人保存了更改')).toBeVisible();
    await page.getByRole('button', { name: '仍然保存' }).click();
    await expect(page.getByText('长三角')).toBeVisible();
    await expect(page.getByText('口碑好')).toBeVisible();
  });

  test('to a contact is told once too', async ({ page }) => {
    const party = ids[1] ?? '';
    await open(page, 1, '?tab=contacts');
    await page.getByRole('tabpanel').getByRole('button', { name: '编辑' }).click();
    await dialog(page).getByLabel('职务').fill('采购总监');
    const [contact] = (await api('get', party))['contacts'] as { id: string; version: number }[];
    await api('patch', `${party}/contacts/${contact?.id ?? ''}`, { note: '常驻柯桥', version: contact?.version });
    await dialog(page).getByRole('button', { name: '保存' }).click();
    await dialog(page).getByRole('button', { name: '仍然保存' }).click();
    await expect(page.getByText('采购总监')).toBeVisible();
    await expect(page.getByText('常驻柯桥')).toBeVisible();
  });

  test('to the persons is told once too, and both changes hold', async ({ page }) => {
    const party = ids[1] ?? '';
    await open(page, 1, '?tab=persons', 'admin');
    await page.getByRole('button', { name: '查看个人信息' }).click();
    await page.getByRole('tabpanel').getByRole('button', { name: '编辑' }).click();
    await page.getByLabel('出生年份').first().fill('1975');
    const { version } = await api('get', `${party}/persons`);
    await api('put', `${party}/persons`, { owner: { hobbies: '围棋' }, version });
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByRole('button', { name: '仍然保存' }).click();
    await expect(page.getByText('1975')).toBeVisible();
    await expect(page.getByText('围棋')).toBeVisible();
  });
});

test.describe('a registration', () => {
  test('that one person began is not there for the next', async ({ page }) => {
    await signIn(page, 'sales', '/parties/new');
    await page.getByLabel(/^名称/).fill('销售写到一半的公司');
    await page.reload();
    await expect(page.getByLabel(/^名称/)).toHaveValue('销售写到一半的公司');
    await signOut(page);
    await signIn(page, 'purchasing', '/parties/new');
    await expect(page.getByLabel(/^名称/)).toHaveValue('');
    await expect(page.getByRole('checkbox', { name: /供应商/ })).toBeChecked();
    await expect(page.getByRole('checkbox', { name: /客户/ })).toHaveCount(0);
  });

  test('begins in its first field, keeps its empty lines through an error and names the line that is wrong', async ({
    page,
  }) => {
    await signIn(page, 'manager', '/parties/new');
    await expect(page.getByLabel(/^名称/)).toBeFocused();
    await page.getByRole('button', { name: '添加联系人' }).click();
    await page.getByLabel('邮箱').last().fill('不是邮箱');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText('必填', { exact: true }).first()).toBeVisible();
    await expect(page.getByRole('textbox', { name: '统一社会信用代码' })).toBeVisible();
    await expect(page.getByLabel('详细地址')).toBeVisible();
    await expect(page.getByLabel('姓名')).toHaveCount(2);
    await expect(page.getByLabel('姓名').nth(0)).not.toHaveAttribute('aria-invalid', 'true');
    await expect(page.getByLabel('姓名').nth(1)).toHaveAttribute('aria-invalid', 'true');
  });

  test('names the company that it belongs to, and suggests what the firm usually writes', async ({ page }) => {
    await open(page, 0);
    await page.keyboard.press('e');
    await dialog(page).getByRole('combobox', { name: '上级单位' }).fill(second);
    await page.getByRole('option', { name: second }).click();
    const industry = dialog(page).getByLabel('主营业务');
    const list = (await industry.getAttribute('list')) ?? '';
    await expect(page.locator(`[id="${list}"] option[value="纺织服装"]`)).toBeAttached();
    await industry.fill('纺织服装');
    await dialog(page).getByRole('button', { name: '保存' }).click();
    await expect(dialog(page)).toHaveCount(0);
    await page.getByRole('link', { name: second }).click();
    await expect(heading(page)).toHaveText(second);
  });
});

test('ending a role offers the usual reasons', async ({ page }) => {
  await open(page, 0);
  await supplier(page).getByRole('button', { name: '终止合作' }).click();
  await dialog(page).getByRole('button', { name: '质量不合格' }).click();
  await expect(dialog(page).getByLabel(/原因/)).toHaveValue('质量不合格');
});

test('the fields of a section stand under its heading, on the record and in the form', async ({ page }) => {
  const headers = {
    authorization: `Bearer ${await tokenOf(request, 'admin')}`,
    'idempotency-key': crypto.randomUUID(),
  };
  const section = { 'zh-CN': `合规信息${mark}`, en: `Compliance ${mark}` };
  const label = { 'zh-CN': `准入批次${mark}`, en: `Batch ${mark}` };
  const field = { of: 'party', kind: 'text', label, section, grants: { manager: 'edit' } };
  expect((await request.post('/api/custom-fields', { headers, data: field })).status()).toBe(201);
  await open(page, 0);
  await expect(page.getByRole('tabpanel').getByRole('heading', { name: section['zh-CN'] })).toBeVisible();
  await page.keyboard.press('e');
  await expect(dialog(page).getByRole('heading', { name: section['zh-CN'] })).toBeVisible();
  await expect(dialog(page).getByLabel(label['zh-CN'])).toBeVisible();
});
