import { expect, expectAccessible, prefer, signIn, test } from './driver.ts';

const mistakes = 'docs/examples/parties-with-mistakes.csv';

test.describe('importing a spreadsheet', () => {
  test('finds every mistake by row and column, loads the rest, gives the faults back, and takes the batch back', async ({
    page,
  }) => {
    test.slow();
    await signIn(page, 'manager', '/imports');
    await page.locator('input[type=file]').setInputFiles(mistakes);
    await expect(page.getByText('GB18030')).toBeVisible();
    await expect(page.getByRole('combobox', { name: '“客商名称”对应的字段' })).toHaveValue('名称');
    await expectAccessible(page);

    await page.getByRole('button', { name: '检查数据' }).click();
    const load = page.getByRole('button', { name: /^导入 \d+ 行$/ });
    await expect(load).toBeVisible({ timeout: 30_000 });
    const wrongCode = page.getByRole('row', { name: /第 6 行/ });
    await expect(wrongCode).toContainText('91330100799655059B');
    await expect(wrongCode).toContainText('校验位不符');
    await expectAccessible(page);

    await load.click();
    await expect(page.getByText('导入完成')).toBeVisible({ timeout: 30_000 });
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: '下载问题行' }).click();
    expect((await download).suggestedFilename()).toContain('parties-with-mistakes');
    await expectAccessible(page);

    await page.getByRole('button', { name: '撤销整批导入' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '撤销整批导入' }).click();
    await expect(page.getByText(/已撤回/)).toBeVisible({ timeout: 30_000 });
  });

  test('a second look at the same companies is asked about row by row', async ({ page }) => {
    await prefer(page, { locale: 'en' });
    await signIn(page, 'manager', '/imports');
    const once = `Name,Role,Phone\nTwice ${String(Date.now())} Trading Co. Ltd.,Customer,021-5566 7788\n`;
    for (const name of ['first.csv', 'again.csv']) {
      await page.goto('/imports');
      await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(once) });
      await page.getByRole('button', { name: 'Check the rows' }).click();
      await expect(page.getByText('Checked, not loaded')).toBeVisible({ timeout: 30_000 });
      if (name === 'again.csv') break;
      await page.getByRole('button', { name: /^Load 1 rows$/ }).click();
      await expect(page.getByText('The import is done')).toBeVisible({ timeout: 30_000 });
    }
    await page.getByRole('tab', { name: 'Possible duplicates' }).click();
    await expect(page.getByRole('list', { name: 'Possible duplicates' }).getByText('Not decided')).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('radio', { name: /Create all the same/ }).check();
    await page.getByLabel('Reason to create it all the same').fill('Another branch');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('Will be created')).toBeVisible();
    await page.getByRole('radio', { name: 'Skip this row' }).check();
    await expect(page.getByText('Will be skipped')).toBeVisible();

    // From the keyboard: the arrows only walk, and the keyboard stays where it is.
    const decided: string[] = [];
    page.on('request', (one) => {
      if (one.method() === 'PUT') decided.push(one.url());
    });
    const group = page.getByRole('group', { name: /^What to do with row/ });
    await page.getByRole('radio', { name: 'Skip this row' }).focus();
    await page.keyboard.press('ArrowUp');
    await expect(page.getByRole('radio', { name: /^Update/ })).toBeFocused();
    await expect(page.getByText('Will be skipped')).toBeVisible();
    expect(decided).toHaveLength(0);
    await page.keyboard.press('Enter');
    await expect(page.getByText('Will be updated')).toBeVisible();
    await expect(group.getByRole('radio', { name: /^Update/ })).toBeFocused();
    expect(decided).toHaveLength(1);
  });

  test('goes on while the page is left, and is found again in the list', async ({ page }) => {
    await signIn(page, 'manager', '/imports');
    await page.locator('input[type=file]').setInputFiles(mistakes);
    // Left once the check was asked for: a click whose request was never sent starts nothing.
    const asked = page.waitForResponse((answer) => answer.url().endsWith('/dry-run'));
    await page.getByRole('button', { name: '检查数据' }).click();
    await asked;
    await page.goto('/imports');
    await expectAccessible(page);
    await page.getByRole('link', { name: 'parties-with-mistakes.csv' }).first().click();
    await expect(page.getByRole('button', { name: /^导入 \d+ 行$/ })).toBeVisible({ timeout: 30_000 });
    await page.getByRole('button', { name: '取消导入' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '取消导入' }).click();
    await expect(page.getByText('没有写入任何内容')).toBeVisible();
  });

  test('refuses what is no spreadsheet in words, and gives a template', async ({ page }) => {
    await signIn(page, 'sales', '/imports');
    const picture = { name: 'photo.png', mimeType: 'image/png', buffer: Buffer.from('no') };
    await page.locator('input[type=file]').setInputFiles(picture);
    await expect(page.getByRole('alert')).toContainText('photo.png');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: '下载模板' }).click();
    expect((await download).suggestedFilename()).toBe('客商导入模板.xlsx');
  });

  test('fits a phone', async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await signIn(page, 'manager', '/imports');
    await page.locator('input[type=file]').setInputFiles(mistakes);
    await expect(page.getByRole('button', { name: '检查数据' })).toBeVisible({ timeout: 30_000 });
    await expectAccessible(page);
    await page.getByRole('button', { name: '检查数据' }).click();
    await expect(page.getByRole('button', { name: /^导入 \d+ 行$/ })).toBeVisible({ timeout: 30_000 });
    await expectAccessible(page);
  });
});
