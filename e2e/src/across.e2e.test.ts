// Nine texts feel like one: one order of undo over all sections.

import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { launch, openSample, type Visitor, visit } from './browser';
import { openReport, sectionText, typeAtEnd } from './report-page';
import { type RunningServer, startServer } from './server';

let server: RunningServer;
let browser: Browser;
let lin: Visitor;
let report: string;

const functions = '部门职能';
const problems = '存在的主要问题';

beforeAll(async () => {
  server = await startServer();
  browser = await launch();
  lin = await visit(browser, server, '林晓');
  report = await openSample(lin);
  await openReport(lin.page, report, functions);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

afterEach(() => {
  expect(lin.faults).toEqual([]);
});

test('undo and redo go through the sections in the order one wrote in them', async () => {
  const { page } = lin;
  const has = async (title: string, words: string) => (await sectionText(page, title)).includes(words);
  await typeAtEnd(page, functions, '甲一');
  await typeAtEnd(page, problems, '乙二');
  await typeAtEnd(page, functions, '丙三');
  await page.keyboard.press('Control+z');
  await expect.poll(() => has(functions, '丙三')).toBe(false);
  await page.keyboard.press('Control+z');
  await expect.poll(() => has(problems, '乙二')).toBe(false);
  // The caret went along, so that writing goes on where something happened.
  await page.keyboard.insertText('丁');
  await expect.poll(() => has(problems, '丁')).toBe(true);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect.poll(() => has(functions, '甲一')).toBe(false);
  await page.keyboard.press('Control+y');
  await expect.poll(() => has(functions, '甲一')).toBe(true);
  await page.keyboard.press('Control+Shift+z');
  await expect.poll(() => has(problems, '丁')).toBe(true);
});

test('undo works from the outline, too', async () => {
  const { page } = lin;
  await typeAtEnd(page, problems, '戊五');
  await page
    .getByRole('navigation', { name: '提纲' })
    .getByRole('link', { name: /部门职能/ })
    .focus();
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await sectionText(page, problems)).includes('戊五')).toBe(false);
});
