// Numbers live once: the panel, places in the text, links, the check that finds the published mistake, and the exports.

import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import type { Browser, Download, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { command, launch, openSample, type Visitor, visit } from './browser';
import { editor, openReport, sectionText, typeAtEnd, waitForText, waitUntilSaved } from './report-page';
import { type RunningServer, startServer } from './server';

let server: RunningServer;
let browser: Browser;
let lin: Visitor;
let chen: Visitor;
let report: string;

const budget = '部门整体收支情况';
const conclusion = '自评结论综述';
const plans = '下一步工作打算';

beforeAll(async () => {
  server = await startServer();
  browser = await launch();
  lin = await visit(browser, server, '林晓', { admin: 'yes' });
  chen = await visit(browser, server, '陈敏');
  report = await openSample(lin);
  await command(lin, report, { type: 'setMember', person: chen.id, name: '陈敏', roles: ['owner'] });
  await openReport(lin.page, report, budget);
  await openReport(chen.page, report, budget);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

afterEach(() => {
  expect([...lin.faults, ...chen.faults]).toEqual([]);
});

const panelTab = (page: Page, name: RegExp) => page.getByRole('tab', { name }).click();

test('the rate that does not agree is found, and replaced by the figure in one press', async () => {
  expect(await sectionText(lin.page, budget)).toContain('完成预算的99.7%');
  await panelTab(lin.page, /检查/);
  await lin.page
    .getByText(/99\.7%.*应为 99\.97%/)
    .first()
    .waitFor();
  await lin.page
    .getByRole('button', { name: /替换为数据/ })
    .first()
    .click();
  await waitForText(lin.page, budget, '完成预算的99.97%');
  await waitForText(chen.page, budget, '完成预算的99.97%');
});

test('a figure changed in the panel changes every place and the computed rate, in every browser', async () => {
  await panelTab(lin.page, /数据/);
  const panel = lin.page.getByRole('tabpanel');
  await panel
    .getByRole('button', { name: /执行数.*2,118\.90/ })
    .first()
    .click();
  await lin.page.keyboard.press('Control+a');
  await lin.page.keyboard.type('2100');
  await lin.page.keyboard.press('Enter');
  for (const { page } of [lin, chen]) {
    await waitForText(page, budget, '执行数2,100.00万元');
    await waitForText(page, budget, '完成预算的99.08%');
    await waitForText(page, conclusion, '2,100.00万元');
  }
});

test('a figure is inserted by # and its name', async () => {
  await typeAtEnd(chen.page, plans, '全年执行');
  await chen.page.keyboard.type('#');
  await chen.page.keyboard.insertText('项目支出');
  await chen.page.getByRole('listbox').getByText('项目支出').first().waitFor();
  await chen.page.keyboard.press('Enter');
  await waitForText(lin.page, plans, '全年执行331.73万元');
});

test('a typed number is linked with one key, and follows from then on', async () => {
  await typeAtEnd(lin.page, plans, '，其中基本支出1,787.17万元');
  for (let step = 0; step < 3; step++) await lin.page.keyboard.press('ArrowLeft');
  await lin.page.keyboard.press('Control+Shift+l');
  await editor(lin.page, plans).locator('[data-figure="nature.basic"]').waitFor();
  expect(await sectionText(lin.page, plans)).toContain('其中基本支出1,787.17万元');
  await command(lin, report, {
    type: 'setFigureValue',
    figure: 'nature.basic',
    version: 1,
    value: '17000000',
    why: '',
  });
  await waitForText(chen.page, plans, '其中基本支出1,700.00万元');
});

async function download(page: Page, format: RegExp): Promise<Uint8Array> {
  await page.getByRole('button', { name: /导出/ }).click();
  const [file] = await Promise.all([
    page.waitForEvent('download') as Promise<Download>,
    (async () => {
      await page.getByRole('menuitem', { name: format }).click();
      // The sample has something to be mended: a draft leaves all the same.
      await page.getByRole('button', { name: '仍然导出' }).click();
    })(),
  ]);
  return new Uint8Array(readFileSync(await file.path()));
}

test('Word, Markdown and text are taken away with the same characters as on the screen', async () => {
  await waitUntilSaved(lin.page);
  const text = new TextDecoder().decode(await download(lin.page, /纯文本/));
  const shown = await sectionText(lin.page, plans);
  for (const line of shown.split('\n').filter((one) => one.trim() !== ''))
    expect(text).toContain(line.trim());
  expect(new TextDecoder().decode(await download(lin.page, /Markdown/))).toContain(
    '其中基本支出1,700.00万元',
  );

  const docx = await download(lin.page, /Word/);
  const xml = strFromU8(unzipSync(docx)['word/document.xml']!);
  const words = [...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map((match) => match[1]).join('');
  expect(words).toContain('其中基本支出1,700.00万元');
  writeFileSync(path.join(mkdtempSync(path.join(tmpdir(), 'huigao-docx-')), 'report.docx'), docx);
});
