// A report taken away: from the menu, with options, and as the list of exports tells it.

import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { partsOf } from '../../packages/export/test/word-reader';
import { docx, p } from '../../packages/import/test/docx';
import { launch, openSample, type Visitor, visit } from './browser';
import { take } from './pictures';
import { openReport } from './report-page';
import { type RunningServer, startServer } from './server';

let server: RunningServer;
let browser: Browser;
let lin: Visitor;
let report: string;

beforeAll(async () => {
  server = await startServer();
  browser = await launch();
  lin = await visit(browser, server, '林晓');
  report = await openSample(lin);
  await openReport(lin.page, report, '部门职能');
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const menu = (page: Page) => page.locator('header').getByRole('button', { name: '导出' });

async function downloaded(page: Page, act: () => Promise<void>) {
  const [download] = await Promise.all([page.waitForEvent('download'), act()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

test('a PDF comes by one choice, with what stands in for a missing face said', async () => {
  const { page } = lin;
  await menu(page).click();
  await page.getByRole('menuitem', { name: /PDF/ }).click();
  // The sample has what must be mended: it is named, leads to its place, and a draft leaves all the same.
  const asked = page.getByRole('dialog', { name: /处必须处理/ });
  await asked.getByText(/99\.7%.*99\.97%/).waitFor();
  await take(page, 'export-findings');
  await asked.getByRole('button', { name: /^去看：.*部门整体收支情况/ }).click();
  await asked.waitFor({ state: 'detached' });
  await menu(page).click();
  await page.getByRole('menuitem', { name: /PDF/ }).click();
  const { name, bytes } = await downloaded(page, () =>
    asked.getByRole('button', { name: '仍然导出' }).click(),
  );
  expect(name).toMatch(/部门整体支出绩效自评报告\.pdf$/);
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
  await page.getByText('没有“仿宋_GB2312”字体').waitFor();
});

test('the pages of the PDF open in a tab of their own, to be looked at and printed', async () => {
  const { page } = lin;
  const context = page.context();
  await menu(page).click();
  await take(page, 'export-menu');
  const [answer] = await Promise.all([
    context.waitForEvent('response', (response) => response.url().includes('show=1')),
    page.getByRole('menuitem', { name: '预览和打印' }).click(),
  ]);
  expect(answer.status()).toBe(200);
  // A browser without a screen has no viewer: what its tab would show is what it is sent.
  const { 'content-type': type, 'content-disposition': disposition } = answer.headers();
  expect([type, disposition]).toEqual(['application/pdf', expect.stringMatching(/^inline;.*\.pdf$/)]);
});

test('an official document is asked for with its number, and stands in the list with its digest', async () => {
  const { page } = lin;
  await menu(page).click();
  await page.getByRole('menuitem', { name: '按选项导出' }).click();
  const dialog = page.getByRole('dialog', { name: '按选项导出' });
  await dialog.getByLabel('文件格式').selectOption('pdf');
  await dialog.getByLabel('版式').selectOption('formal');
  await dialog.getByLabel('发文字号').fill('某局〔2024〕7号');
  await dialog.getByLabel(/PDF\/A/).check();
  await dialog.getByRole('button', { name: '导出' }).click();
  const { bytes } = await downloaded(page, () => page.getByRole('button', { name: '仍然导出' }).click());
  expect(bytes.toString('latin1')).toContain('<pdfaid:part>2');
  await menu(page).click();
  await page.getByRole('menuitem', { name: '导出记录' }).click();
  const list = page.getByRole('dialog', { name: '导出记录' });
  const first = list.getByRole('row').nth(1);
  await first.getByText('林晓').waitFor();
  expect(await first.textContent()).toMatch(/PDF 文档当前数值[0-9a-f]{64}/);
  await page.keyboard.press('Escape');
  expect(lin.faults).toEqual([]);
});

test('a Word document comes in the styles of a template chosen for it', async () => {
  const { page } = lin;
  await menu(page).click();
  await page.getByRole('menuitem', { name: '按选项导出' }).click();
  const dialog = page.getByRole('dialog', { name: '按选项导出' });
  await dialog.getByLabel('样式和页面').selectOption('file');
  await dialog.getByRole('button', { name: '导出' }).click();
  await dialog.getByText('请选择一个 .docx 文件').waitFor();
  const styles =
    '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/><w:rPr><w:sz w:val="72"/></w:rPr></w:style>';
  const template = { name: '局模板.docx', mimeType: '', buffer: Buffer.from(docx(p('甲'), { styles })) };
  await dialog.getByLabel('模板文件').setInputFiles(template);
  await take(page, 'export-template');
  await dialog.getByRole('button', { name: '导出' }).click();
  const { bytes } = await downloaded(page, () => page.getByRole('button', { name: '仍然导出' }).click());
  expect(partsOf(bytes).get('word/styles.xml')).toContain('<w:sz w:val="72"/>');
  expect(lin.faults).toEqual([]);
});
