// A file chosen to be imported, as somebody does on the start page.

import type { FileChooser, Page } from 'playwright-core';

/** Presses 导入文稿 on the start page and chooses this file; the dialog reads it then. */
export async function chooseDraft(page: Page, file: Parameters<FileChooser['setFiles']>[0]): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: /导入文稿/ }).click(),
  ]);
  await chooser.setFiles(file);
}

/** Confirms what was read of the file; the id of the report that it becomes. */
export async function confirmImport(page: Page): Promise<string> {
  await page.getByRole('dialog').getByRole('button', { name: '确认导入' }).click();
  await page.waitForURL(/\/reports\//);
  return page.url().split('/reports/')[1]!;
}
