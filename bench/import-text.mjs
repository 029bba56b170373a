// Makes a report of a text, as a person does: by importing a file.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Imports it with all that is proposed; the page stands in the report then, with its editors there. */
export async function importText(page, text) {
  const folder = mkdtempSync(path.join(tmpdir(), 'huigao-bench-text-'));
  const file = path.join(folder, 'long.txt');
  writeFileSync(file, text);
  await page.goto('/');
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: /导入文稿/ }).click(),
  ]);
  await chooser.setFiles(file);
  await page.getByRole('button', { name: '确认导入' }).click();
  await page.waitForURL(/\/reports\//);
  await page.locator('[data-section] .ProseMirror[contenteditable=true]').nth(7).waitFor();
  rmSync(folder, { recursive: true, force: true });
}
