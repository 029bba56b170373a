// The history of a section with two writers: who wrote what, going back step by step, putting a paragraph back from there.

import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { command, launch, openSample, type Visitor, visit } from './browser';
import { take } from './pictures';
import { openReport, sectionText, typeAtEnd, waitForText, waitUntilSaved } from './report-page';
import { type RunningServer, startServer } from './server';

let server: RunningServer;
let browser: Browser;
let lin: Visitor;
let chen: Visitor;
let report: string;

const functions = '部门职能';

beforeAll(async () => {
  server = await startServer();
  browser = await launch();
  lin = await visit(browser, server, '林晓', { admin: 'yes' });
  chen = await visit(browser, server, '陈敏');
  report = await openSample(lin);
  await command(lin, report, { type: 'setMember', person: chen.id, name: '陈敏', roles: ['owner'] });
  await openReport(lin.page, report, functions);
  await openReport(chen.page, report, functions);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  expect([lin, chen].flatMap(({ faults }) => faults)).toEqual([]);
});

const writers = () => lin.page.getByRole('region', { name: '谁写的' });
const slider = () => lin.page.getByRole('slider', { name: '时刻' });

test('each passage is in the colour of who wrote it, and any step back shows the text of then', async () => {
  await typeAtEnd(chen.page, functions, '陈敏补充的一句。');
  await waitUntilSaved(chen.page);
  await waitForText(lin.page, functions, '陈敏补充的一句。');
  await typeAtEnd(lin.page, functions, '林晓接着写。');
  await waitUntilSaved(lin.page);
  await lin.page.getByRole('button', { name: /部门职能：状态与操作/ }).click();
  await lin.page.getByRole('menuitem', { name: '谁写的、逐步回看' }).click();
  await writers()
    .getByRole('button', { name: /陈敏.*8 字/ })
    .waitFor();
  const by = (text: string) => lin.page.locator('[title]', { hasText: text }).first();
  await expect.poll(() => by('陈敏补充的一句。').getAttribute('title')).toMatch(/^陈敏 · /);
  await expect.poll(() => by('林晓接着写。').getAttribute('title')).toMatch(/^林晓 · /);
  await lin.page.reload();
  await by('林晓接着写。').click();
  await lin.page.getByText(/这一段：.*林晓 6 字/).waitFor();
  await slider().focus();
  await lin.page.keyboard.press('ArrowLeft');
  await by('陈敏补充的一句。').waitFor();
  await expect.poll(() => by('林晓接着写。').count()).toBe(0);
  await lin.page.keyboard.press('Home');
  await lin.page.getByRole('status').filter({ hasText: '· 随报告生成或导入' }).waitFor();
  expect(await by('陈敏补充的一句。').count()).toBe(0);
  await lin.page.getByRole('button', { name: '播放' }).click();
  await by('林晓接着写。').waitFor();
});

test('what was there at a moment is put back, and stays the words of who wrote it', async () => {
  await slider().focus();
  await lin.page.keyboard.press('End');
  await lin.page.keyboard.press('ArrowLeft');
  await lin.page.getByRole('button', { name: '与现在比较、恢复' }).click();
  const compared = lin.page.getByRole('region', { name: new RegExp(functions) });
  await compared.locator('ins', { hasText: '林晓接着写。' }).waitFor();
  await compared.getByRole('button', { name: '恢复这一节' }).click();
  await lin.page.getByText('已恢复。').waitFor();
  await expect.poll(() => sectionText(chen.page, functions)).not.toContain('林晓接着写。');
  await lin.page.goBack();
  await lin.page
    .getByRole('navigation', { name: '节点' })
    .getByRole('button', { name: /恢复旧文/ })
    .click();
  await lin.page.getByText(/林晓 恢复了旧文/).waitFor();
  await writers()
    .getByRole('button', { name: /陈敏.*8 字/ })
    .waitFor();
});

test('an archive takes the history along, and where it is read it is told as the archive tells it', async () => {
  const { page, context } = lin;
  await openReport(page, report, functions);
  await page.locator('header').getByRole('button', { name: '导出' }).click();
  await page.getByRole('menuitem', { name: '按选项导出' }).click();
  const dialog = page.getByRole('dialog', { name: '按选项导出' });
  await dialog.getByLabel('文件格式').selectOption('json');
  await dialog.getByLabel('带上文字的修改经过').check();
  await take(page, 'export-history');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: '导出' }).click(),
  ]);
  const made = await context.request.post('/api/v1/reports/import?filename=x.huigao.json', {
    data: readFileSync(await download.path()),
    headers: { 'content-type': 'application/octet-stream' },
  });
  const { id } = (await made.json()) as { id: string };
  await page.goto(`/reports/${id}/history`);
  await writers()
    .getByRole('button', { name: /陈敏（据导入的归档）.*8 字/ })
    .waitFor();
  await page
    .getByRole('navigation', { name: '节点' })
    .getByRole('button', { name: /恢复旧文/ })
    .waitFor();
  await slider().focus();
  await page.keyboard.press('ArrowLeft');
  await page.locator('[title]', { hasText: '林晓接着写。' }).first().waitFor();
  await take(page, 'moments-elsewhere');
});
