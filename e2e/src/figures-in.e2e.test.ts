// Numbers come in and settle: proposed and published, retired and merged, removed and brought back, taken in from a table.

import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { command, launch, openSample, type Visitor, visit } from './browser';
import { take } from './pictures';
import { editor, openReport, waitForText } from './report-page';
import { type RunningServer, root, startServer } from './server';

let server: RunningServer;
let browser: Browser;
let lin: Visitor;
let chen: Visitor;
let report: string;

const budget = '部门整体收支情况';

beforeAll(async () => {
  server = await startServer();
  browser = await launch();
  lin = await visit(browser, server, '林晓', { admin: 'yes' });
  chen = await visit(browser, server, '陈敏');
  report = await openSample(lin);
  await command(lin, report, { type: 'setMember', person: chen.id, name: '陈敏', roles: ['drafter'] });
  const give = { type: 'changeFigure', figure: 'total.executed', version: 1, change: { owner: chen.id } };
  await command(lin, report, give);
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

const panelOf = async (page: Page) => {
  await page.getByRole('tab', { name: /数据/ }).click();
  return page.getByRole('tabpanel');
};
const row = (page: Page, figure: string) => page.getByRole('tabpanel').locator(`[data-figure="${figure}"]`);

async function choose(page: Page, figure: string, action: RegExp): Promise<void> {
  await row(page, figure).locator('[data-cell=menu]').click();
  await page.getByRole('menuitem', { name: action }).click();
}

test('a drafter’s value waits, with its reason, until it is published', async () => {
  await (await panelOf(chen.page)).waitFor();
  await row(chen.page, 'total.executed').locator('[data-cell=value]').click();
  await chen.page.keyboard.type('2100');
  await chen.page.keyboard.press('ArrowDown');
  await chen.page.keyboard.insertText('决算调整');
  await take(chen.page, 'figures-why');
  await chen.page.keyboard.press('Enter');

  await panelOf(lin.page);
  await row(lin.page, 'total.executed')
    .getByText(/陈敏拟改为.*2,100万元.*决算调整/)
    .waitFor();
  await waitForText(lin.page, budget, '执行数2,118.90万元');
  await take(lin.page, 'figures-proposed');
  await row(lin.page, 'total.executed').getByRole('button', { name: '发布' }).click();
  for (const { page } of [lin, chen]) await waitForText(page, budget, '执行数2,100.00万元');

  await choose(lin.page, 'total.executed', /修改记录/);
  const history = lin.page.getByRole('dialog');
  await history.getByText('决算调整').first().waitFor();
  await history.getByText(/发布（陈敏提出）/).waitFor();
  await take(lin.page, 'figures-history');
  await history.getByRole('button', { name: '完成' }).click();
});

test('a retired figure is offered no more, while its places stay', async () => {
  await choose(lin.page, 'nature.basic', /停用/);
  await take(lin.page, 'figures-retire');
  await lin.page.getByRole('dialog').getByRole('button', { name: '停用' }).click();
  await row(lin.page, 'nature.basic').waitFor({ state: 'detached' });
  await editor(lin.page, budget).locator('[data-figure]').filter({ hasText: '1,787.17' }).waitFor();
  await lin.page.getByRole('button', { name: /已停用/ }).click();
  await take(lin.page, 'figures-retired');
  await choose(lin.page, 'nature.basic', /恢复使用/);
  await lin.page.getByRole('button', { name: /^全部/ }).click();
  await row(lin.page, 'nature.basic').waitFor();
});

test('a merged figure’s places show the other', async () => {
  await choose(lin.page, 'nature.basic', /并入/);
  const dialog = lin.page.getByRole('dialog');
  await dialog.getByRole('combobox').selectOption('nature.project');
  await dialog.getByRole('button', { name: '合并' }).click();
  await editor(chen.page, budget)
    .locator('[data-figure]')
    .filter({ hasText: '1,787.17' })
    .waitFor({ state: 'detached' });
  await lin.page.getByRole('button', { name: /已停用/ }).click();
  await choose(lin.page, 'nature.basic', /取消合并/);
  await editor(chen.page, budget).locator('[data-figure]').filter({ hasText: '1,787.17' }).waitFor();
  await lin.page.getByRole('button', { name: /^全部/ }).click();
});

test('one place of a figure becomes that of another, and goes back from the same toast', async () => {
  const { page } = lin;
  const moved = (visitor: Visitor) => visitor.page.locator('.ProseMirror [data-figure]', { hasText: '88名' });
  await choose(page, 'recruits', /拆分/);
  const dialog = page.getByRole('dialog', { name: /拆分/ });
  await dialog.getByLabel('新数据的名称').fill('新招募讲解志愿者');
  await dialog.getByLabel('新数据的数值').fill('88');
  await dialog.getByRole('checkbox').nth(1).check();
  await take(page, 'figures-split');
  await dialog.getByRole('button', { name: '拆分，移过去 1 处' }).click();
  await dialog.waitFor({ state: 'detached' });
  await moved(lin).waitFor();
  expect(await moved(lin).count()).toBe(1);
  await page.getByRole('button', { name: '撤销' }).last().click();
  await moved(lin).waitFor({ state: 'detached' });
  await page
    .getByRole('tabpanel')
    .getByRole('listitem')
    .filter({ hasText: '新招募讲解志愿者' })
    .waitFor({ state: 'detached' });
});

test('an unused figure is removed, and brought back from the same toast', async () => {
  const figure = {
    id: 'spare',
    label: '备用数',
    group: '部门收支',
    unit: '元',
    format: '万元 .2',
    value: '5',
  };
  await command(lin, report, { type: 'addFigure', figure });
  await row(lin.page, 'spare').waitFor();
  await choose(lin.page, 'spare', /删除/);
  await row(lin.page, 'spare').waitFor({ state: 'detached' });
  await lin.page.getByRole('button', { name: '撤销' }).click();
  await row(lin.page, 'spare').waitFor();
});

/** Puts a range on the clipboard as a spreadsheet does. */
async function copyRange(page: Page, rows: readonly (readonly string[])[]): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate(async (cells) => {
    const html = `<table>${cells.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>`;
    const text = cells.map((row) => row.join('\t')).join('\n');
    const blob = (content: string, type: string) => new Blob([content], { type });
    await navigator.clipboard.write([
      new ClipboardItem({ 'text/html': blob(html, 'text/html'), 'text/plain': blob(text, 'text/plain') }),
    ]);
  }, rows);
}

test('a pasted range is shown as changes, applied as one, and taken back', async () => {
  const { page } = lin;
  await copyRange(page, [
    ['项目', '金额（万元）'],
    ['基本支出', '1,700.00'],
    ['项目支出', '331.73'],
    ['培训支出', '83.50'],
    ['基本支出上年数', '1,600.00'],
  ]);
  await row(page, 'nature.project').locator('[data-cell=uses]').focus();
  await page.keyboard.press('Control+v');
  const dialog = page.getByRole('dialog');
  await dialog.getByText('1,700').first().waitFor();
  await take(page, 'import-changes');
  expect(await dialog.getByRole('checkbox', { checked: true }).count()).toBe(2);
  await dialog.getByRole('button', { name: '导入 2 项' }).click();
  for (const visitor of [lin, chen]) await waitForText(visitor.page, budget, '基本支出1,700.00万元');
  const made = page.getByRole('tabpanel').getByRole('listitem').filter({ hasText: '培训支出' });
  await made.getByText('83.50').waitFor();
  await page.getByRole('button', { name: '撤销' }).last().click();
  for (const visitor of [lin, chen]) await waitForText(visitor.page, budget, '基本支出1,787.17万元');
  await made.waitFor({ state: 'detached' });
});

test('what figures were last year comes in from a range, and goes again', async () => {
  const { page } = lin;
  await copyRange(page, [
    ['项目', '上年决算数（万元）', '本年决算数（万元）'],
    ['基本支出', '1,600.00', '1,787.17'],
    ['项目支出', '310.00', '331.73'],
  ]);
  await row(page, 'nature.project').locator('[data-cell=uses]').focus();
  await page.keyboard.press('Control+v');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('这些数是').selectOption({ label: '上年数（与本年对比）' });
  await dialog.getByRole('checkbox', { checked: true }).nth(1).waitFor();
  await take(page, 'import-last-year');
  await dialog.getByRole('button', { name: '导入 2 项' }).click();
  await dialog.waitFor({ state: 'detached' });
  const settings = async () => {
    await row(page, 'nature.basic').locator('[data-cell=menu]').click();
    await page.getByRole('menuitem', { name: /改名称/ }).click();
    const value = await page.getByRole('dialog').getByLabel('上年数').inputValue();
    await page.getByRole('dialog').getByRole('button', { name: '取消' }).click();
    return value;
  };
  expect(await settings()).toMatch(/^1,?600/);
  await page.getByRole('button', { name: '撤销' }).last().click();
  await page.getByText('已撤销导入').first().waitFor();
  expect(await settings()).toBe('');
});

test('a workbook is taken in by its sheets, and keeps its cells as evidence', async () => {
  const { page } = lin;
  await page.getByRole('button', { name: '从表格导入数据' }).click();
  await take(page, 'import-source');
  const file = path.join(root, 'packages/import/test/tables/income-and-expenditure.xlsx');
  await page.getByTestId('table-file').setInputFiles(file);
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('工作表').selectOption({ label: '工作量' });
  await dialog.getByRole('textbox', { name: '名称' }).fill('招录人数');
  await dialog.getByLabel('新增数据的分组').fill('工作成效');
  await take(page, 'import-workbook');
  await dialog.getByRole('button', { name: '导入 1 项' }).click();
  const made = page.getByRole('tabpanel').getByRole('listitem').filter({ hasText: '招录人数' });
  await made.getByText('267').waitFor();
  await made.locator('[data-cell=menu]').click();
  await page.getByRole('menuitem', { name: /改名称/ }).click();
  const evidence = page.getByRole('dialog').getByLabel('佐证');
  expect(await evidence.inputValue()).toBe('income-and-expenditure.xlsx 工作量!B2');
  await page.getByRole('dialog').getByRole('button', { name: '取消' }).click();
});

test('amounts of the text become figures', async () => {
  const { page } = lin;
  await page.getByRole('button', { name: '从表格导入数据' }).click();
  await page.getByRole('button', { name: '从正文识别' }).click();
  await page.getByRole('dialog').getByRole('checkbox').first().waitFor();
  await take(page, 'import-text');
  await page.getByRole('dialog').getByRole('button', { name: '关闭' }).click();
});
