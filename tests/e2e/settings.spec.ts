import { expect, expectAccessible, prefer, signIn, test } from './driver.ts';
import { registered } from './registered.ts';

test.describe('custom fields', () => {
  test('an admin adds a field, orders it from the keyboard, retires it and brings it back', async ({ page }) => {
    await signIn(page, 'admin', '/settings/fields');
    await page.getByRole('tab', { name: /供应商侧/ }).click();
    const dialog = page.getByRole('dialog');
    const mark = String(Date.now() % 100_000);
    for (const name of [`验厂日期${mark}`, `信保评级${mark}`]) {
      await page.getByRole('button', { name: '新增字段' }).first().click();
      await dialog.getByLabel('中文名称').fill(name);
      await dialog.getByLabel('英文名称').fill(`${name} en`);
      await dialog.getByLabel('类型').selectOption(name.startsWith('信') ? 'choice' : 'date');
      if (name.startsWith('信')) {
        await dialog.getByLabel('选项 1 的中文').fill('甲');
        await dialog.getByRole('checkbox', { name: /必填/ }).check();
        await expect(dialog.getByRole('radio', { name: '销售: 编辑' })).toBeDisabled();
        await dialog.getByRole('radio', { name: '采购: 编辑' }).check();
        await expectAccessible(page);
      }
      await dialog.getByRole('button', { name: '新增字段' }).click();
      await expect(dialog).toBeHidden();
    }
    await expect(page.getByText('采购可编辑').last()).toBeVisible();

    const up = page.getByRole('button', { name: `上移“信保评级${mark}”` });
    await up.focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: `下移“验厂日期${mark}”` })).toBeDisabled();
    await expectAccessible(page);

    await page.getByRole('button', { name: `停用“信保评级${mark}”` }).click();
    await page.getByRole('dialog').getByRole('button', { name: '停用字段' }).click();
    const retired = page.getByRole('listitem').filter({ hasText: `信保评级${mark}` });
    await retired.getByRole('button', { name: '恢复' }).click();
    await expect(page.getByRole('button', { name: `停用“信保评级${mark}”` })).toBeVisible();

    await page.getByRole('button', { name: '变更记录' }).click();
    await expect(dialog.getByText(`恢复字段 · 信保评级${mark}`)).toBeVisible();
    await expectAccessible(page);
  });

  test('the type of a field that is there is said to be fixed', async ({ page }) => {
    await prefer(page, { locale: 'en' });
    await signIn(page, 'admin', '/settings/fields');
    await page.getByRole('button', { name: 'Add a field' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Add a field' }).click();
    await expect(dialog.getByText('Enter a name').first()).toBeVisible();
    await dialog.getByLabel('Name in Chinese').fill('备用');
    await dialog.getByLabel('Name in English').fill('Spare');
    await dialog.getByRole('button', { name: 'Add a field' }).click();
    await expect(dialog).toBeHidden();
    await page.getByRole('button', { name: 'Edit Spare' }).first().click();
    await expect(dialog.getByText('The type never changes')).toBeVisible();
  });
});

test.describe('option lists', () => {
  test('an option is added, kept, and taken out of use', async ({ page }) => {
    await signIn(page, 'admin', '/settings/options');
    await page.getByRole('tab', { name: /标签/ }).click();
    await page.getByRole('button', { name: '添加选项' }).click();
    const name = `展会${String(Date.now() % 100_000)}`;
    await page.keyboard.type(name);
    await page.getByRole('button', { name: '保存' }).click();
    await expect(page.getByText('已保存“标签”').first()).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: `移除“${name}”` }).click();
    await page.getByRole('button', { name: '保存' }).click();
    await expect(page.getByRole('button', { name: `重新提供“${name}”` })).toBeVisible();
  });

  test('fits a phone', async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await signIn(page, 'admin', '/settings/options');
    await expect(page.getByRole('button', { name: '添加选项' })).toBeVisible();
    await expectAccessible(page);
    await page.goto('/settings/fields');
    await expect(page.getByRole('tab', { name: /客户侧/ })).toBeVisible();
    await expectAccessible(page);
  });
});

test('who asks what we hold on them is found by name, and the way leads to what is held', async ({ page }) => {
  await signIn(page, 'admin', '/settings/privacy');
  await expectAccessible(page);
  await page.getByLabel('姓名、电话、邮箱或客商名称').fill('没有这样的人');
  await expect(page.getByText('没有找到与此有关的客商')).toBeVisible();
  await expectAccessible(page);
});

test('a search for personal details names the contact of each party found', async ({ page }) => {
  const request = page.request;
  const name = `绍兴柯桥纺织有限公司${String(Date.now()).slice(-6)}`;
  await registered(request, 'manager', [
    { legalName: name, roles: ['customer'], contacts: [{ name: '沈砚秋', phones: ['137 5888 4411'] }] },
  ]);
  await signIn(page, 'admin', '/settings/privacy');
  await page.getByRole('searchbox').fill(name);
  await expect(page.getByRole('row', { name })).toContainText('沈砚秋');
});
