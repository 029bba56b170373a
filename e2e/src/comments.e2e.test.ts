// A reviewer who may not edit comments on one character; the drafter sees it at once, answers and closes it, while composing.

import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { command, launch, openSample, type Visitor, visit } from './browser';
import {
  caretAt,
  editor,
  openReport,
  section,
  sectionText,
  selectWords,
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
const plans = '下一步工作打算';

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
const addButton = (page: Page): Locator => page.getByRole('button', { name: /^批注 Ctrl/ });
const openTab = (page: Page) => page.getByRole('tab', { name: /批注/ }).click();

async function comment(page: Page, title: string, words: string, text: string): Promise<void> {
  await selectWords(page, title, words);
  await addButton(page).click();
  await panel(page).getByRole('textbox', { name: '批注内容' }).fill(text);
  await panel(page).getByRole('button', { name: '发布' }).click();
  await card(page, text).waitFor();
}

test('a reviewer comments on one character of a text they may not edit, and the drafter sees it at once', async () => {
  const before = await sectionText(wang.page, budget);
  expect(await editor(wang.page, budget).getAttribute('contenteditable')).toBe('false');
  await comment(wang.page, budget, '数', '这个“数”要核对 <b>全部</b>');
  expect(await sectionText(wang.page, budget)).toBe(before);

  await openTab(lin.page);
  const seen = card(lin.page, '这个“数”要核对 <b>全部</b>');
  await seen.getByLabel('未读').waitFor();
  expect(await seen.locator('q').textContent()).toBe('数');
  expect(await editor(lin.page, budget).locator('.thread').allTextContents()).toEqual(['数']);
  await lin.page.getByRole('navigation', { name: '提纲' }).getByLabel('1 条待处理批注，有未读').waitFor();
  await section(lin.page, budget).getByRole('button', { name: '1 条批注' }).click();
  await seen.getByLabel('未读').waitFor({ state: 'detached' });
});

test('the drafter answers and addresses the reviewer by initials, closes the thread, and takes that back', async () => {
  const { page } = lin;
  const thread = card(page, '这个“数”要核对');
  const field = thread.getByRole('textbox', { name: '回复' });
  await field.click();
  await page.keyboard.type('@wsh');
  await page.getByRole('listbox', { name: '可提到的人' }).getByText('王审核').waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.type('已核对');
  await page.keyboard.press('Control+Enter');
  await thread.getByText('@王审核', { exact: true }).waitFor();
  await card(wang.page, '这个“数”要核对').getByText('已核对').waitFor();

  await page.keyboard.press('Control+Alt+d');
  await thread.getByText(/林晓已解决/).waitFor();
  await expect.poll(() => editor(wang.page, budget).locator('.thread:not(.is-active)').count()).toBe(0);
  await page.getByRole('button', { name: '撤销' }).click();
  await thread.getByRole('button', { name: '解决' }).waitFor();
  await page.keyboard.press('Control+Alt+d');
  await thread.getByText(/林晓已解决/).waitFor();
});

test('a comment that was deleted is given back; a link leads to it after a reload', async () => {
  const { page } = wang;
  await comment(page, functions, '部门', '请写全称');
  const thread = card(page, '请写全称');
  await thread.getByRole('button', { name: '更多操作' }).first().click();
  await page.getByRole('menuitem', { name: '删除' }).click();
  await thread.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '撤销' }).click();
  await thread.waitFor();
  const id = await thread.getAttribute('data-thread');
  await page.goto(`/reports/${report}#thread=${id}`);
  await page.reload();
  await card(page, '请写全称').locator('[aria-expanded=true]').waitFor();
  await editor(page, functions).locator('.thread.is-active').waitFor();
});

test('the keys lead from thread to thread, in the text and in the panel', async () => {
  const { page } = lin;
  await command(lin, report, {
    type: 'addThread',
    thread: 'whole',
    comment: 'c',
    section: await section(page, budget).getAttribute('data-section'),
    anchor: null,
    text: '整节请压缩',
  });
  await page.bringToFront();
  await caretAt(page, functions, 'start');
  await page.keyboard.press('F8');
  await card(page, '请写全称').locator('[aria-expanded=true]').waitFor();
  await page.keyboard.press('F8');
  await card(page, '整节请压缩').locator('[aria-expanded=true]').waitFor();
  await page.keyboard.press('Shift+F8');
  await card(page, '请写全称').locator('[aria-expanded=true]').waitFor();
  await page.keyboard.press('Control+Alt+r');
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
    .toBe('回复');
});

test('composing goes on while somebody comments in the same paragraph', async () => {
  const { page } = lin;
  await typeAtEnd(page, functions, '。');
  await waitUntilSaved(page);
  const session = await page.context().newCDPSession(page);
  await session.send('Input.imeSetComposition', { text: 'zhong', selectionStart: 5, selectionEnd: 5 });
  const last = (await sectionText(wang.page, functions)).split('\n').at(-1)!;
  const words = last.slice(0, 2);
  await selectWords(wang.page, functions, words);
  await addButton(wang.page).click();
  await panel(wang.page).getByRole('textbox', { name: '批注内容' }).fill('组词时的批注');
  await panel(wang.page).getByRole('button', { name: '发布' }).click();
  await card(page, '组词时的批注').waitFor();
  await page.bringToFront();
  await session.send('Input.imeSetComposition', { text: 'zhongyang', selectionStart: 9, selectionEnd: 9 });
  await session.send('Input.insertText', { text: '中央' });
  await waitForText(wang.page, functions, '。中央');
  expect(await sectionText(page, functions)).not.toContain('zhong');
  await editor(page, functions).locator('.thread', { hasText: words }).first().waitFor();
});

test('text that is cut out and put into another section takes its thread along; deleted, it keeps its words', async () => {
  const { page } = lin;
  const words = '从严控制一般性支出';
  await comment(page, budget, words, '跟着走');
  await selectWords(page, budget, words);
  await page.keyboard.press('Control+x');
  await card(page, '跟着走').getByText('原文已删除').waitFor();
  expect(await card(page, '跟着走').locator('q').textContent()).toBe(words);
  await caretAt(page, functions, 'end');
  await page.keyboard.press('Control+v');
  await card(page, '跟着走')
    .getByText(/已移到.*部门职能/)
    .waitFor();
  await editor(page, functions).locator('.thread', { hasText: words }).waitFor();
});

test('a section that is removed keeps its comments in reach, and says so', async () => {
  const id = crypto.randomUUID();
  const extra = {
    type: 'addSection',
    section: id,
    kind: 'other',
    level: 1,
    title: '补充说明',
    before: null,
  };
  await command(lin, report, extra);
  await section(lin.page, '补充说明').waitFor();
  const about = { type: 'addThread', thread: 'about-extra', comment: 'c', section: id, anchor: null };
  await command(lin, report, { ...about, text: '这一节还要吗' });
  await command(lin, report, { type: 'removeSection', section: id });
  const thread = card(lin.page, '这一节还要吗');
  await thread.getByText('所在章节“补充说明”已移除').waitFor();
  await command(lin, report, { type: 'bringBackSection', section: id });
  await thread.getByText('已移除').waitFor({ state: 'detached' });
});

test('who is addressed hears of it at once, and the notice leads to the thread', async () => {
  const { page } = wang;
  await page.getByRole('button', { name: /^通知，\d+ 条未读/ }).click();
  const notice = page.getByRole('dialog', { name: '通知' }).getByRole('link', { name: /林晓在批注中提到您/ });
  await notice.waitFor();
  await notice.click();
  await card(page, '这个“数”要核对').locator('[aria-expanded=true]').waitFor();
  await page.getByRole('button', { name: /^通知/ }).click();
  const all = page.getByRole('dialog', { name: '通知' }).getByRole('button', { name: '全部标为已读' });
  await all.click();
  await all.and(page.locator(':disabled')).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '通知', exact: true }).waitFor();
});

test('one sees where somebody types, and follows them through the report', async () => {
  const outline = wang.page.getByRole('navigation', { name: '提纲' });
  await typeAtEnd(lin.page, functions, '写在这里');
  await outline.getByLabel(/正在输入：.*林晓/).waitFor();
  const person = wang.page.getByRole('button', { name: /^林晓：/ });
  await person.click();
  await wang.page.getByRole('button', { name: '正在跟随林晓，再按一次停止', pressed: true }).waitFor();
  await typeAtEnd(lin.page, plans, '走到最后一节');
  const caret = editor(wang.page, plans).locator('.caret[data-name="林晓"]');
  await expect.poll(() => caret.evaluate((element) => element.getBoundingClientRect().top)).toBeLessThan(900);
  await wang.page.mouse.move(700, 500);
  await wang.page.mouse.wheel(0, -200);
  await wang.page.getByRole('button', { name: /^林晓：/, pressed: false }).waitFor();
});
