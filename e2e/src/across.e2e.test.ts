// Nine texts feel like one: one order of undo over all sections.

import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { launch, openSample, type Visitor, visit } from './browser';
import { editor, openReport, sectionText, typeAtEnd } from './report-page';
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

/** The line that says which of how many places is current, and where. */
const outcome = () => lin.page.getByRole('search', { name: '查找与替换' }).getByRole('status');

test('words are found in all sections, stepped through by keys, and replaced as one step of undo', async () => {
  const { page } = lin;
  // Live tables show names and amounts, too, which are no text to be found.
  const count = (words: string) =>
    page.locator('article').evaluate((article, wanted) => {
      const copy = article.cloneNode(true) as HTMLElement;
      for (const live of copy.querySelectorAll('.live-block')) live.remove();
      return (copy.textContent ?? '').split(wanted).length - 1;
    }, words);
  await editor(page, functions).locator('p').first().click();
  await page.keyboard.press('Control+f');
  const before = await count('非遗');
  expect(before).toBeGreaterThan(3);
  await page.getByLabel('查找全文').fill('非遗');
  await outcome().getByText(`1 / ${before}`).waitFor();
  await page.keyboard.press('Enter');
  await outcome().getByText(`2 / ${before}`).waitFor();
  await page.keyboard.press('Shift+Enter');
  await outcome().getByText(`1 / ${before}`).waitFor();
  await page.locator('.found.current').waitFor();
  expect(await page.locator('.found').count()).toBe(before);

  await page.keyboard.press('Control+h');
  await page.getByLabel('替换为').fill('非物质遗产');
  await page.getByRole('button', { name: '全部替换' }).click();
  await page.getByText(`已替换 ${before} 处`).waitFor();
  expect(await count('非遗')).toBe(0);
  await page.getByRole('button', { name: '撤销' }).click();
  await expect.poll(() => count('非遗')).toBe(before);
});

test('what figures show is found and left; a pattern fills in its groups; a hopeless one is given up', async () => {
  const { page } = lin;
  await page.keyboard.press('Control+h');
  await page.getByLabel('查找全文').fill('2,118.90');
  await outcome().getByText('/ 3').waitFor();
  await page.getByLabel('替换为').fill('0');
  await page.getByRole('button', { name: '全部替换' }).click();
  await page.getByText('另有 3 处是引用的数据').waitFor();

  await page.getByRole('button', { name: '正则表达式' }).click();
  await page.getByLabel('查找全文').fill('文(化|物)');
  await outcome()
    .getByText(/\d+ \/ \d+/)
    .waitFor();
  await page.getByLabel('查找全文').fill('(.*)*(.*)*(.*)*#');
  await outcome().getByText('太费时').waitFor();
  await page.getByLabel('查找全文').fill('(');
  await outcome().getByText('写法不对').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('search', { name: '查找与替换' }).waitFor({ state: 'detached' });
});
