// A reviewer suggests changes of a text they may not edit; the drafter accepts and rejects them, by mouse and by keyboard, while typing.

import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { anchorOfWords } from './anchor-in-page';
import { command, launch, openSample, type Visitor, visit } from './browser';
import {
  acceptedText,
  caretAt,
  editor,
  openReport,
  section,
  sectionText,
  typeAtEnd,
  waitForText,
  waitUntilSaved,
} from './report-page';
import { type RunningServer, startServer } from './server';

let server: RunningServer;
let browser: Browser;
let lin: Visitor;
let wang: Visitor;
let report: string;

const budget = '部门整体收支情况';
const functions = '部门职能';

beforeAll(async () => {
  server = await startServer();
  browser = await launch();
  lin = await visit(browser, server, '林晓', { admin: 'yes' });
  wang = await visit(browser, server, '王审核');
  report = await openSample(lin);
  await command(lin, report, { type: 'setMember', person: wang.id, name: '', roles: ['reviewer'] });
  await openReport(lin.page, report, budget);
  await openReport(wang.page, report, budget, 'reader');
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

afterEach(() => {
  expect([...lin.faults, ...wang.faults]).toEqual([]);
});

const panel = (page: Page): Locator => page.getByRole('complementary');
const card = (page: Page, text: string): Locator => panel(page).locator('li').filter({ hasText: text });

/** The reviewer suggests other words for these; none: to delete them. */
async function suggest(id: string, words: string, instead: string, why = ''): Promise<void> {
  const slice = instead ? { content: [{ type: 'text', text: instead }] } : null;
  await command(wang, report, {
    type: 'suggest',
    suggestion: id,
    section: await section(wang.page, budget).getAttribute('data-section'),
    anchor: await anchorOfWords(wang.page, budget, words),
    text: words,
    change: { do: 'replace', slice },
    why,
  });
}

test('what a reviewer suggests is shown to everybody as a tracked change, and the text stays as it is', async () => {
  const before = await sectionText(lin.page, budget);
  await suggest('first', '从严控制一般性支出', '严格控制一般性支出', '与文件用语一致 <b>');
  for (const { page } of [lin, wang]) {
    await editor(page, budget).locator('ins', { hasText: '严格控制一般性支出' }).waitFor();
    expect(await editor(page, budget).locator('del').allTextContents()).toEqual(['从严控制一般性支出']);
    expect(await acceptedText(page, budget)).toBe(before);
    await page.getByRole('navigation', { name: '提纲' }).getByLabel('1 条修订建议待处理').waitFor();
  }
  await editor(lin.page, budget).locator('ins').click();
  const own = card(lin.page, '王审核');
  await own.getByText('与文件用语一致 <b>').waitFor();
  await panel(wang.page).getByRole('tab', { name: /修订/ }).click();
  const theirs = card(wang.page, '王审核');
  await theirs.getByRole('button', { name: '撤回' }).waitFor();
  expect(await theirs.getByRole('button', { name: '接受' }).count()).toBe(0);
});

test('the drafter accepts it, both see the text, it can be taken back, and a reload shows the same', async () => {
  const before = await acceptedText(lin.page, budget);
  await card(lin.page, '王审核').getByRole('button', { name: '接受' }).click();
  await waitForText(wang.page, budget, '严格控制一般性支出');
  await expect.poll(() => editor(wang.page, budget).locator('ins, del').count()).toBe(0);
  await card(lin.page, '王审核')
    .getByText(/林晓已接受/)
    .waitFor();
  await lin.page.getByRole('button', { name: '撤销' }).click();
  await editor(lin.page, budget).locator('ins', { hasText: '严格控制一般性支出' }).waitFor();
  expect(await acceptedText(lin.page, budget)).toBe(before);
  // By the keys: what one has gone to.
  await lin.page.keyboard.press('F9');
  await lin.page.keyboard.press('Control+Alt+y');
  await waitForText(wang.page, budget, '严格控制一般性支出');
  await expect.poll(() => editor(wang.page, budget).locator('ins, del').count()).toBe(0);
  await wang.page.reload();
  await waitForText(wang.page, budget, '严格控制一般性支出');
  await panel(wang.page).getByRole('tab', { name: /修订/ }).click();
  await panel(wang.page)
    .getByRole('button', { name: /已处理/ })
    .click();
  await card(wang.page, '王审核')
    .getByText(/林晓已接受/)
    .waitFor();
});

test('a rejection gives its reason, which a notice brings to the author, and leads to', async () => {
  const { page } = lin;
  await suggest('reasoned', '一般性支出', '全部支出');
  await editor(page, budget).locator('ins', { hasText: '全部支出' }).click();
  const own = card(page, '全部支出');
  await own.getByRole('button', { name: '拒绝并说明' }).click();
  await own.getByLabel('理由').fill('文件原话如此');
  await own.getByRole('button', { name: '拒绝', exact: true }).click();
  await own.getByText(/林晓已拒绝/).waitFor();
  await wang.page.getByRole('button', { name: /通知/ }).first().click();
  await wang.page.getByRole('dialog').getByText('林晓拒绝了您的修订建议').click();
  await card(wang.page, '文件原话如此')
    .getByText(/林晓已拒绝/)
    .waitFor();
});

test('composing goes on while a suggestion is accepted in the same paragraph, and a comment added', async () => {
  await suggest('second', '严格控制', '');
  const { page } = lin;
  await editor(page, budget).locator('del', { hasText: '严格控制' }).waitFor();
  await typeAtEnd(page, budget, '。');
  await waitUntilSaved(page);
  const session = await page.context().newCDPSession(page);
  await session.send('Input.imeSetComposition', { text: 'zhong', selectionStart: 5, selectionEnd: 5 });
  const seen = { suggestion: 'second', version: 1 };
  await command(lin, report, { type: 'acceptSuggestions', suggestions: [seen] });
  await command(wang, report, {
    type: 'addThread',
    thread: 'while-composing',
    comment: 'while-composing',
    section: await section(wang.page, budget).getAttribute('data-section'),
    anchor: await anchorOfWords(wang.page, budget, '一般性支出'),
    text: '组词时的批注',
    mentions: [],
  });
  await expect.poll(() => sectionText(wang.page, budget)).not.toContain('严格控制');
  await session.send('Input.imeSetComposition', { text: 'zhongyang', selectionStart: 9, selectionEnd: 9 });
  await session.send('Input.insertText', { text: '中央' });
  await waitForText(wang.page, budget, '。中央');
  await expect.poll(() => sectionText(page, budget)).not.toContain('严格控制');
  expect(await sectionText(page, budget)).not.toContain('zhong');
  await expect.poll(() => sectionText(page, budget)).toBe(await sectionText(wang.page, budget));
});

test('where the text has changed it says so and offers no accepting; all that are listed are rejected in one step', async () => {
  const { page } = lin;
  await suggest('third', '一般性', '全部');
  await suggest('fourth', '中央', '地方');
  await card(page, '一般性').waitFor();
  await typeAtEnd(page, budget, '新');
  await editor(page, budget).locator('del', { hasText: '一般性' }).waitFor();
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Backspace');
  await card(page, '需复核').first().waitFor();
  expect(await card(page, '需复核').first().getByRole('button', { name: '接受' }).count()).toBe(0);
  await panel(page).getByRole('button', { name: '拒绝所列 2 条' }).click();
  await expect.poll(() => editor(page, budget).locator('ins, del').count()).toBe(0);
  await panel(wang.page)
    .getByText('没有符合条件的修订建议')
    .or(card(wang.page, '林晓已拒绝'))
    .first()
    .waitFor();
});

test('text that is cut out and put into another section takes its suggestion along, to be accepted and taken back there', async () => {
  const { page } = lin;
  const [words, instead] = ['优先保障', '重点保障'];
  await suggest('moving', words, instead);
  const paragraph = editor(page, budget).locator('p', { hasText: words });
  await paragraph.locator('ins', { hasText: instead }).waitFor();
  await page.bringToFront();
  await paragraph.click({ clickCount: 3 });
  await page.keyboard.press('Control+x');
  await editor(page, budget).locator('ins').waitFor({ state: 'detached' });
  await caretAt(page, functions, 'end');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+v');
  for (const one of [page, wang.page])
    await editor(one, functions).locator('ins', { hasText: instead }).waitFor();
  await editor(page, functions).locator('ins', { hasText: instead }).click();
  await card(page, instead).getByRole('button', { name: '接受' }).click();
  await waitForText(wang.page, functions, instead);
  await expect.poll(() => editor(wang.page, functions).locator('ins, del').count()).toBe(0);
  await card(page, instead).getByRole('button', { name: '恢复为待处理' }).click();
  await editor(wang.page, functions).locator('ins', { hasText: instead }).waitFor();
});
