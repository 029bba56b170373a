// A report of some fifty pages: sections that are far from what one looks at are not laid out, and one comes to them all the same.

import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { anchorOfWords } from './anchor-in-page';
import { command, type Visitor } from './browser';
import { chooseDraft, confirmImport } from './choosing-files';
import { letDraft, type Office, openOffice } from './office';
import { caretAt, editor, openReport, section, waitForText } from './report-page';

let office: Office;
let lin: Visitor;
let chen: Visitor;
let report: string;

const functions = '部门职能';
const budget = '部门整体收支情况';
const plans = '下一步工作打算';
const titles = [functions, budget, '部门整体支出绩效目标', '主要工作成效', '存在的主要问题', plans];

/** One that nothing else says. */
const sentence = (title: string, n: number) =>
  `${title}第${n}段：围绕项目申报、资金拨付、过程监管、绩效评价四个方面完善制度，按季度通报进度，逐项核对数据来源，确保资料齐全。`;

const paragraphs = 90;

function text(): string {
  const lines = ['2023年度棠溪区档案馆部门整体支出绩效自评报告', ''];
  titles.forEach((title, index) => {
    lines.push(`${'一二三四五六'[index]}、${title}`);
    for (let n = 1; n <= paragraphs; n++) lines.push(sentence(title, n));
  });
  return lines.join('\n');
}

beforeAll(async () => {
  office = await openOffice();
  lin = await office.visit('林晓', { keeps: 'nothing' });
  chen = await office.visit('陈敏', { keeps: 'nothing' });
  await lin.page.goto('/');
  await chooseDraft(lin.page, { name: 'long.txt', mimeType: 'text/plain', buffer: Buffer.from(text()) });
  report = await confirmImport(lin.page);
  await letDraft(lin, report, chen, [plans]);
});

afterAll(() => office?.close());

afterEach(() => {
  expect([...lin.faults, ...chen.faults]).toEqual([]);
});

const isLaidOut = (page: Page, title: string) =>
  editor(page, title).evaluate((shown) => shown.checkVisibility({ contentVisibilityAuto: true }));

/** Whether the caret, or else what is given, stands within what is seen of the page. */
const isSeen = (page: Page, selector?: string) =>
  page.evaluate((wanted) => {
    const seen = document.getElementById('main')!.getBoundingClientRect();
    const range = getSelection()?.rangeCount ? getSelection()!.getRangeAt(0) : null;
    const rect = wanted
      ? document.querySelector(wanted)?.getBoundingClientRect()
      : (range?.getClientRects()[0] ?? (range?.startContainer as Element)?.getBoundingClientRect?.());
    return rect !== undefined && rect.height > 0 && rect.top >= seen.top && rect.bottom <= seen.bottom;
  }, selector);

const paragraph = (page: Page, title: string, n: number) =>
  editor(page, title).locator('p', { hasText: `${title}第${n}段` });

test('far from what one looks at nothing is laid out, and what others write there is in the text', async () => {
  await openReport(lin.page, report, functions);
  await openReport(chen.page, report, plans);
  expect(await isLaidOut(lin.page, functions)).toBe(true);
  expect(await isLaidOut(lin.page, plans)).toBe(false);
  await caretAt(chen.page, plans, 'end');
  await chen.page.keyboard.insertText('陈敏写在最后。');
  await waitForText(lin.page, plans, '陈敏写在最后。');
  expect(await isLaidOut(lin.page, plans)).toBe(false);
  // The name at a caret in the first line, and bars beside the text, stand outside of it.
  const clips = editor(lin.page, functions).locator('xpath=..');
  expect(
    await clips.evaluate((text) => Number.parseFloat(getComputedStyle(text).overflowClipMargin)),
  ).toBeGreaterThan(50);
});

test('the outline, the keys and the search lead to it, and one sees what they led to', async () => {
  const { page } = lin;
  await page.bringToFront();
  await page.getByRole('navigation', { name: '提纲' }).getByText(plans).click();
  await expect.poll(() => isLaidOut(page, plans)).toBe(true);
  const id = await section(page, plans).getAttribute('data-section');
  await expect.poll(() => isSeen(page, `[id="heading-${id}"]`)).toBe(true);

  await caretAt(page, functions, 'start');
  await page.locator('[data-across-ready]').waitFor({ state: 'attached' });
  await page.keyboard.press('Control+End');
  await expect.poll(() => isSeen(page)).toBe(true);
  await page.keyboard.insertText('林晓接着写。');
  await waitForText(page, plans, '陈敏写在最后。林晓接着写。');
  expect(await isSeen(page)).toBe(true);
  await page.keyboard.press('Control+Home');
  await expect.poll(() => isSeen(page)).toBe(true);
  expect(await isLaidOut(page, plans)).toBe(false);

  await page.keyboard.press('Control+f');
  await page.getByLabel('查找全文').fill(`主要工作成效第${paragraphs - 20}段`);
  await page.keyboard.press('Enter');
  await expect.poll(() => isSeen(page, '.found')).toBe(true);
  await page.keyboard.press('Escape');
});

test('a comment far away has its marker beside its words, once one comes there', async () => {
  const { page } = lin;
  await command(lin, report, {
    type: 'addThread',
    thread: 'far',
    comment: 'far',
    section: await section(page, plans).getAttribute('data-section'),
    anchor: await anchorOfWords(page, plans, `${plans}第40段`),
    text: '这里请再核对。',
  });
  await caretAt(page, functions, 'start');
  await paragraph(page, plans, 40).locator('.thread').waitFor({ state: 'attached' });
  const marker = section(page, plans).getByRole('button', { name: /条批注/ });
  await paragraph(page, plans, 40).scrollIntoViewIfNeeded();
  await expect
    .poll(async () => {
      const [beside, words] = [
        await marker.last().boundingBox(),
        await paragraph(page, plans, 40).boundingBox(),
      ];
      return beside && words ? Math.abs(beside.y - words.y) < 20 : null;
    })
    .toBe(true);
});
