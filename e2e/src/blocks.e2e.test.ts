// Tables in the text, live tables and charts drawn from figures, and key tasks with their indicators: written in one browser, followed in
// another, exported.

import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { command, launch, openSample, type Visitor, visit } from './browser';
import { paste } from './pasting';
import { take } from './pictures';
import { caretAt, editor, openReport, section, waitUntilSaved } from './report-page';
import { type RunningServer, startServer } from './server';

let server: RunningServer;
let browser: Browser;
let lin: Visitor;
let chen: Visitor;
let report: string;

const budget = '部门整体收支情况';
const tasks = '部门年度重点工作任务';
const results = '绩效目标完成情况分析';

beforeAll(async () => {
  server = await startServer();
  browser = await launch();
  lin = await visit(browser, server, '林晓', { admin: 'yes' });
  chen = await visit(browser, server, '陈敏');
  report = await openSample(lin);
  await command(lin, report, { type: 'setMember', person: chen.id, name: '陈敏', roles: ['viewer'] });
  await openReport(lin.page, report, budget);
  await openReport(chen.page, report, budget, 'reader');
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

afterEach(() => {
  expect([...lin.faults, ...chen.faults]).toEqual([]);
});

const live = (page: Page, title: string, kind: string) =>
  section(page, title).locator(`[data-live="${kind}"]`);

/** Goes to the last paragraph of the budget section and begins a new one. */
async function newParagraph(page: Page): Promise<void> {
  await editor(page, budget).locator(':scope > p').last().click();
  await caretAt(page, budget, 'end');
  await page.keyboard.press('Enter');
}

async function insert(page: Page, query: string, name: RegExp): Promise<void> {
  await page.keyboard.insertText('/');
  await page.keyboard.insertText(query);
  await page.getByRole('option', { name }).click();
}

test('live tables follow a figure in every open browser, and a click leads to the figure', async () => {
  for (const { page } of [lin, chen])
    await live(page, budget, 'byNature')
      .getByRole('row', { name: /项目支出 331\.73/ })
      .waitFor();
  const set = { type: 'setFigureValue', figure: 'nature.project', version: 1, value: '4000000', why: '调整' };
  await command(lin, report, set);
  for (const { page } of [lin, chen])
    await live(page, budget, 'byNature')
      .getByRole('row', { name: /项目支出 400\.00/ })
      .waitFor();
  await take(lin.page, 'live-tables');
  await live(chen.page, budget, 'byNature').getByText('400.00').click();
  await chen.page.getByRole('tabpanel').locator('[data-figure="nature.project"]').waitFor();
});

test('a chart is put in by the menu, with a name that says its values', async () => {
  await newParagraph(lin.page);
  await insert(lin.page, '执行率图', /^执行率图/);
  for (const { page } of [lin, chen])
    await section(page, budget)
      .getByRole('img', { name: /^预算执行率：部门整体99\.97%；公共文化服务活动91\.15%/ })
      .waitFor();
  await take(lin.page, 'live-chart');
});

test('a table is made and filled by keyboard; what is pasted from a spreadsheet is one too', async () => {
  const { page } = lin;
  await caretAt(page, budget, 'end');
  await insert(page, '表格', /^表格/);
  for (const text of ['项目', '上年', '本年', '培训', '70', '75', '下乡', '12']) {
    await page.keyboard.insertText(text);
    await page.keyboard.press('Tab');
  }
  await page.getByRole('toolbar', { name: '表格工具' }).waitFor();
  await take(page, 'table');
  const shown = section(chen.page, budget).locator('table', { hasText: '下乡' });
  await shown.getByRole('row', { name: '培训 70 75' }).waitFor();
  await page.getByRole('button', { name: '在下方加一行' }).click();
  await expect.poll(() => shown.getByRole('row').count()).toBe(4);
  await page.keyboard.press('Control+z');
  await expect.poll(() => shown.getByRole('row').count()).toBe(3);

  await page.keyboard.press('Control+Enter');
  await paste(page, {
    'text/html':
      '<table><tr><td>甲</td><td colspan="2">1.5</td></tr><tr><td>乙</td><td>2</td><td>3</td></tr></table>',
  });
  const pasted = section(chen.page, budget).locator('table', { hasText: '乙' });
  await pasted.getByRole('row', { name: '乙 2 3' }).waitFor();
  expect(await pasted.locator('[colspan="2"]').count()).toBe(1);
  await waitUntilSaved(page);
});

test('an indicator is entered once; both sections and the other browser show what it comes to', async () => {
  const { page } = lin;
  await section(page, tasks).scrollIntoViewIfNeeded();
  await section(page, tasks).getByRole('button', { name: '重点任务和指标' }).click();
  const dialog = page.getByRole('dialog', { name: '重点任务和指标' });
  await dialog.getByText(/占项目支出 400\.00万元 的 16\.86%/).waitFor();
  await take(page, 'tasks');
  const card = dialog.getByRole('region', { name: '阅读驿站建设与阅读推广' });
  await card.getByRole('button', { name: '新增指标' }).click();
  await card.getByLabel('指标名称').fill('读者满意度');
  await card.getByLabel('指标类别').selectOption('满意度');
  await card.getByLabel('指标值').fill('90');
  await card.getByLabel('实际完成值').fill('81');
  await card.getByLabel('单位').fill('%');
  await card.getByLabel('分值').fill('10');
  await take(page, 'tasks-form');
  await page.keyboard.press('Escape');
  const asked = page.getByRole('dialog', { name: '还没有保存' });
  await asked.getByRole('button', { name: '继续填写' }).click();
  expect(await card.getByLabel('指标名称').inputValue()).toBe('读者满意度');
  await card.getByRole('button', { name: '修改“阅读驿站建设与阅读推广”' }).click();
  await take(page, 'tasks-asked');
  await asked.getByRole('button', { name: '继续填写' }).click();
  expect(await card.getByLabel('指标名称').inputValue()).toBe('读者满意度');
  await card.getByRole('button', { name: '保存' }).click();
  await take(page, 'tasks-saved');
  await card.getByText('9 / 10').waitFor();
  await card.and(page.locator(':focus')).waitFor();
  await card.getByRole('button', { name: '删除“读者满意度”' }).click();
  await card.getByText('读者满意度').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '找回' }).click();
  await card.getByText('读者满意度').waitFor();
  await page.keyboard.press('Escape');
  for (const each of [lin.page, chen.page]) {
    await section(each, results).scrollIntoViewIfNeeded();
    await live(each, results, 'indicators')
      .getByRole('row', { name: /读者满意度 ≥90% 81% 未达到 10 9/ })
      .waitFor();
  }
  await take(chen.page, 'indicators');
});

test('who may only read sees the records and no way to change them', async () => {
  const { page } = chen;
  await section(page, tasks).scrollIntoViewIfNeeded();
  await section(page, tasks).getByRole('button', { name: '重点任务和指标' }).click();
  const dialog = page.getByRole('dialog', { name: '重点任务和指标' });
  await dialog.getByText('读者满意度').waitFor();
  expect(await dialog.getByRole('button', { name: /保存|新增|删除|修改“/ }).count()).toBe(0);
  await page.keyboard.press('Escape');
});

test('what leaves is what is shown: tables as tables, the chart as its numbers in plain text', async () => {
  const answer = await lin.page.request.get(`/api/v1/reports/${report}/export?to=txt`);
  const text = await answer.text();
  expect(text).toContain('项目支出\t400.00\t');
  expect(text).toContain('培训\t70\t75');
  expect(text).toContain('部门整体\t2,119.56\t2,118.90\t99.97');
  expect(text).toMatch(/读者满意度\t≥90%\t81%\t未达到\t10\t9/);
});

const noteCard = (page: Page) => page.getByRole('dialog', { name: '脚注' });
const note = (page: Page, title: string, text: string) =>
  editor(page, title).locator(`[data-footnote="${text}"]`);

test('footnotes are put in by menu and key, changed, taken back, read by others, counted through the report, exported', async () => {
  const { page } = lin;
  await newParagraph(page);
  await page.keyboard.insertText('决算数');
  await insert(page, '脚注', /脚注 插入/);
  await noteCard(page).getByLabel('脚注内容').fill('含上年结转');
  await page.keyboard.press('Control+Enter');
  await noteCard(page).waitFor({ state: 'detached' });
  await page.keyboard.insertText('为准。');
  await note(chen.page, budget, '含上年结转').click();
  await noteCard(chen.page).getByText('含上年结转').waitFor();
  await take(chen.page, 'footnote-read');
  await chen.page.keyboard.press('Escape');

  await caretAt(page, results, 'end');
  await page.keyboard.press('Control+Alt+f');
  await noteCard(page).getByLabel('脚注内容').fill('口径见附件');
  await noteCard(page).getByRole('button', { name: '保存' }).click();
  await note(chen.page, results, '口径见附件').waitFor();
  const before = section(chen.page, results).locator('.body-frame');
  await expect
    .poll(() => before.evaluate((frame) => frame.style.getPropertyValue('--notes-before')))
    .toBe('1');

  await note(page, results, '口径见附件').click();
  await take(page, 'footnote-write');
  // What is typed is kept when one goes elsewhere.
  await noteCard(page).getByLabel('脚注内容').fill('口径见附件2');
  await editor(page, budget).getByText('为准。').click();
  await note(chen.page, results, '口径见附件2').waitFor();
  await page.keyboard.press('Control+z');
  await note(chen.page, results, '口径见附件').waitFor();
  await waitUntilSaved(page);
  const text = await page.evaluate(
    async (id) => (await fetch(`/api/v1/reports/${id}/export?to=md`)).text(),
    report,
  );
  expect(text).toContain('决算数[^1]为准。');
  expect(text).toMatch(/\[\^1\]: 含上年结转\n\n\[\^2\]: 口径见附件\n$/);
});
