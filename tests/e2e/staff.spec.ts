import { expect, expectAccessible, prefer, signIn, test } from './driver.ts';

test.describe('staff', () => {
  test('an admin invites a person, changes their jobs, shuts them out and lets them in again', async ({ page }) => {
    test.slow();
    await signIn(page, 'admin', '/staff');
    await expectAccessible(page);
    const mark = String(Date.now());
    const name = `陈新${mark.slice(-5)}`;
    await page.getByRole('button', { name: '邀请员工' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '发送邀请' }).click();
    await expect(dialog.getByText('请至少选择一个岗位')).toBeVisible();
    await expectAccessible(page);
    await dialog.getByLabel('邮箱').fill(`new-${mark}@example.com`);
    await dialog.getByLabel('姓名').fill(name);
    await dialog.getByRole('checkbox', { name: '销售' }).check();
    await dialog.getByRole('button', { name: '发送邀请' }).click();
    await expect(dialog).toBeHidden();

    await page.getByRole('link', { name }).click();
    await expect(page.getByText('已邀请，尚未登录')).toBeVisible();
    await page.getByRole('button', { name: '编辑岗位和范围' }).click();
    await dialog.getByRole('checkbox', { name: '质量' }).check();
    await dialog.getByLabel('原因').fill('兼任');
    await dialog.getByRole('button', { name: '保存' }).click();
    await expect(page.getByText(/岗位：销售 → 销售和质量/)).toBeVisible();
    await expectAccessible(page);

    await page.getByRole('button', { name: '停用', exact: true }).click();
    await dialog.getByLabel('原因').fill('离职');
    await dialog.getByRole('button', { name: '停用', exact: true }).click();
    await expect(dialog.getByText(/已停用，移交了 0 个角色/)).toBeVisible();
    await dialog.getByRole('button', { name: '关闭' }).last().click();
    await page.getByRole('button', { name: '重新启用' }).click();
    await dialog.getByRole('button', { name: '重新启用' }).click();
    await expect(page.getByRole('button', { name: '停用', exact: true })).toBeVisible();
  });

  test('others see names and jobs, and what each job may do', async ({ page }) => {
    await prefer(page, { locale: 'en' });
    await signIn(page, 'service', '/staff');
    await expect(page.getByRole('columnheader', { name: 'Jobs' })).toBeVisible();
    await expect(page.getByRole('columnheader', { name: 'E-mail' })).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Invite a person' })).toHaveCount(0);
    await page.getByRole('link', { name: 'Overview of rights' }).click();
    const bank = page.getByRole('row', { name: /^Bank accounts/ });
    await expect(bank.getByText('edits')).toHaveCount(2);
    await expectAccessible(page);
  });

  test('fits a phone', async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await signIn(page, 'admin', '/staff');
    await expect(page.getByRole('list', { name: '员工' })).toBeVisible();
    await expectAccessible(page);
    await page.goto('/staff/rights');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('权限一览');
    await expectAccessible(page);
  });
});
