// 整理: the house style of spacing and punctuation, looked at place by place and made at once.

import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openSample, type Visitor } from './browser';
import { letDraft, type Office, openOffice } from './office';
import {
  caretAt,
  editor,
  openReport,
  section,
  sectionText,
  waitForText,
  waitUntilSaved,
} from './report-page';

let office: Office;
let lin: Visitor;
let chen: Visitor;
let report: string;

const functions = '部门职能';
const goals = '部门整体支出绩效目标';

beforeAll(async () => {
  office = await openOffice();
  lin = await office.visit('林晓', { admin: 'yes' });
  chen = await office.visit('陈起草');
  report = await openSample(lin);
  await letDraft(lin, report, chen, [functions]);
  await openReport(chen.page, report, functions);
});

afterAll(() => office?.close());

afterEach(() => {
  expect([...lin.faults, ...chen.faults]).toEqual([]);
});

const dialog = (page: Page): Locator => page.getByRole('dialog', { name: '整理标点和空格' });
const change = (page: Page, words: string): Locator => dialog(page).getByRole('checkbox', { name: words });

/** Types a paragraph at the end of a section, as a paragraph of its own. */
async function writeParagraph(page: Page, title: string, text: string): Promise<void> {
  await page.bringToFront();
  await caretAt(page, title, 'end');
  await page.keyboard.press('Enter');
  await page.keyboard.insertText(text);
  await waitUntilSaved(page);
}

const lastLine = async (page: Page, title: string) => (await sectionText(page, title)).split('\n').at(-1);

test('what is ticked is made in all sections at once, what others have just changed is left, one undo takes it back', async () => {
  const { page } = lin;
  await writeParagraph(page, goals, '目标 完成,效果 良好...');
  await writeParagraph(page, functions, '　　下设科室(3 个),职责"明确",分工 合理。。');
  const before = [await sectionText(page, functions), await sectionText(page, goals)];

  await page.keyboard.press('Control+Alt+h');
  await dialog(page).getByRole('combobox', { name: '范围' }).selectOption({ label: '全文' });
  await change(page, '改为 ，').first().waitFor();
  // Left by hand: a rule, and one place.
  await dialog(page)
    .getByRole('group', { name: '整理什么' })
    .getByRole('checkbox', { name: '汉字与数字、字母间的空格' })
    .uncheck();
  await change(page, '删去 空格 完成').uncheck();

  // Meanwhile somebody else writes in the same section, and the caret of a third stays where it is.
  await caretAt(chen.page, functions, 'end');
  await chen.page.keyboard.insertText('另有编制');
  await waitForText(page, functions, '另有编制');
  await dialog(page).getByRole('listitem').filter({ hasText: '另有' }).first().waitFor();
  await dialog(page)
    .getByRole('button', { name: /^整理 \d+ 处$/ })
    .click();
  await page.getByText(/已整理 \d+ 处。/).waitFor();

  expect(await lastLine(page, functions)).toBe('下设科室（3 个），职责“明确”，分工合理。另有编制');
  expect(await lastLine(page, goals)).toBe('目标 完成，效果良好……');
  await expect
    .poll(() => lastLine(chen.page, functions))
    .toBe('下设科室（3 个），职责“明确”，分工合理。另有编制');
  await chen.page.keyboard.insertText('十名');
  await waitForText(page, functions, '另有编制十名');

  await page.bringToFront();
  await page.getByRole('button', { name: '撤销', exact: true }).click();
  await expect.poll(() => sectionText(page, functions)).toBe(`${before[0]}另有编制十名`);
  expect(await sectionText(page, goals)).toBe(before[1]);
});

test('sections one may not edit are skipped and named, and what is tidied in 修订 mode becomes suggestions', async () => {
  const { page } = chen;
  await page.bringToFront();
  await section(page, functions).getByRole('button', { name: '修订', exact: true }).click();
  await page.getByText('修订模式：您的改动成为修订建议').waitFor();
  const before = await sectionText(lin.page, functions);
  await section(page, functions).getByRole('button', { name: '（一）部门职能：状态与操作' }).click();
  await page.getByRole('menuitem', { name: '整理标点和空格…' }).click();
  await dialog(page).getByText('处于修订模式').waitFor();
  await dialog(page).getByRole('combobox', { name: '范围' }).selectOption({ label: '全文' });
  await dialog(page)
    .getByText(/现在不能修改，跳过：.*绩效目标/)
    .waitFor();
  await dialog(page)
    .getByRole('button', { name: /^整理 \d+ 处$/ })
    .click();
  await editor(page, functions).locator('ins').getByText('，').first().waitFor();
  await waitUntilSaved(page);
  expect(await sectionText(lin.page, functions)).toContain(before.slice(0, 20));
  await lin.page
    .getByLabel(/条修订建议待处理/)
    .first()
    .waitFor();
});
