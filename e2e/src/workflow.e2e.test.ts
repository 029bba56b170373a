// The life of a section with four people: written, handed in, returned, agreed, signed; a figure changes, is taken, is signed anew.

import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { command, launch, openSample, type Visitor, visit } from './browser';
import {
  editor,
  openReport,
  section,
  sectionText,
  typeAtEnd,
  waitForText,
  waitUntilSaved,
} from './report-page';
import { type RunningServer, startServer } from './server';
import { confirm, press, waitForStatus } from './workflow-page';

let server: RunningServer;
let browser: Browser;
let lin: Visitor;
let chen: Visitor;
let wang: Visitor;
let zhao: Visitor;
let report: string;

const budget = '部门整体收支情况';
const functions = '部门职能';

beforeAll(async () => {
  server = await startServer();
  browser = await launch();
  lin = await visit(browser, server, '林晓', { admin: 'yes' });
  [chen, wang, zhao] = await Promise.all([
    visit(browser, server, '陈敏'),
    visit(browser, server, '王审核'),
    visit(browser, server, '赵局长'),
  ]);
  report = await openSample(lin);
  const roles = [
    [chen, ['drafter']],
    [wang, ['reviewer']],
    [zhao, ['approver']],
  ] as const;
  for (const [{ id, name }, given] of roles)
    await command(lin, report, { type: 'setMember', person: id, name, roles: given });
  await openReport(lin.page, report, budget);
  for (const title of [budget, functions])
    await command(lin, report, {
      type: 'assignSection',
      section: await section(lin.page, title).getAttribute('data-section'),
      drafters: [chen.id],
      reviewers: [wang.id],
      due: '2024-03-31',
    });
  await openReport(chen.page, report, budget);
  await openReport(wang.page, report, budget, 'reader');
  await openReport(zhao.page, report, budget, 'reader');
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

afterEach(() => {
  expect([lin, chen, wang, zhao].flatMap(({ faults }) => faults)).toEqual([]);
});

test('a section with a number that does not agree is not handed in, and the dialog leads to the number', async () => {
  await press(chen.page, budget, '送审');
  await chen.page
    .getByRole('dialog')
    .getByText(/应为 99\.97%/)
    .waitFor();
  expect(await chen.page.getByRole('dialog').locator('[data-dialog-foot] button').last().isDisabled()).toBe(
    true,
  );
  await chen.page.getByRole('dialog').getByRole('button', { name: '去看' }).first().click();
  await chen.page.locator('.flash').first().waitFor();
});

test('it is handed in, returned with a reason, mended and agreed; nobody can write in between', async () => {
  await press(chen.page, functions, '送审');
  await confirm(chen.page, '送审');
  await waitForStatus(wang.page, functions, 'submitted');
  await expect.poll(() => editor(chen.page, functions).getAttribute('contenteditable')).toBe('false');

  await press(wang.page, functions, '退回');
  await confirm(wang.page, '退回');
  await wang.page.getByRole('dialog').getByText('请写明理由').waitFor();
  await wang.page.getByRole('dialog').getByRole('textbox').fill('请补充依据');
  await confirm(wang.page, '退回');
  await section(chen.page, functions).getByText('王审核退回：请补充依据').waitFor();
  await expect.poll(() => editor(chen.page, functions).getAttribute('contenteditable')).toBe('true');

  await typeAtEnd(chen.page, functions, '以上依据三定规定。');
  await waitUntilSaved(chen.page);
  await waitForText(wang.page, functions, '以上依据三定规定。');
  await press(chen.page, functions, '送审');
  await confirm(chen.page, '送审');
  await waitForStatus(wang.page, functions, 'submitted');
  await press(wang.page, functions, '定稿');
  await confirm(wang.page, '定稿');
  await waitForStatus(zhao.page, functions, 'agreed');
});

test('it is signed, and the board shows it', async () => {
  await press(zhao.page, functions, '签署');
  await confirm(zhao.page, '签署');
  await waitForStatus(lin.page, functions, 'signed');
  await lin.page.getByRole('button', { name: '进度总览' }).click();
  const row = lin.page.getByRole('dialog').getByRole('row').filter({ hasText: functions });
  await row.getByText('已签').waitFor();
  await row.getByRole('cell', { name: '赵局长', exact: true }).waitFor();
  await lin.page.getByRole('dialog').getByText('已逾期').first().waitFor();
  await lin.page.keyboard.press('Escape');
});

test('a figure that changes later is shown beside the agreed text, and alters it only when it is taken', async () => {
  await lin.page.getByRole('tab', { name: /检查/ }).click();
  await lin.page
    .getByRole('button', { name: /替换为数据/ })
    .first()
    .click();
  await waitForText(chen.page, budget, '完成预算的99.97%');
  await waitUntilSaved(lin.page);
  await press(chen.page, budget, '送审');
  await confirm(chen.page, '送审');
  await waitForStatus(wang.page, budget, 'submitted');
  await press(wang.page, budget, '定稿');
  await confirm(wang.page, '定稿');
  await waitForStatus(zhao.page, budget, 'agreed');
  await press(zhao.page, budget, '签署');
  await confirm(zhao.page, '签署');
  await waitForStatus(chen.page, budget, 'signed');
  const agreed = await sectionText(chen.page, budget);

  await command(lin, report, {
    type: 'setFigureValue',
    figure: 'carryOver.closing',
    version: 1,
    value: '20000',
    why: '决算调整',
  });
  await section(chen.page, budget)
    .getByText(/定稿为 1\.24万元，现在是 2\.00万元/)
    .waitFor();
  expect(await sectionText(chen.page, budget)).toBe(agreed);
  await waitForStatus(zhao.page, budget, 'signed');

  await press(chen.page, budget, '采用新数据');
  await confirm(chen.page, '采用新数据');
  await waitForText(zhao.page, budget, '2.00万元');
  await waitForStatus(zhao.page, budget, 'agreed');
  await press(zhao.page, budget, '签署');
  await confirm(zhao.page, '签署');
  await waitForStatus(lin.page, budget, 'signed');
});

test('who did what stays in the history of the section', async () => {
  await section(lin.page, budget)
    .getByRole('button', { name: /状态与操作/ })
    .click();
  await lin.page.getByRole('menuitem', { name: '经过' }).click();
  const dialog = lin.page.getByRole('dialog');
  await dialog.getByText('陈敏 采用新数据').waitFor();
  expect(await dialog.getByText('签署有效').count()).toBe(1);
  expect(await dialog.getByText('签署已失效').count()).toBe(1);
  await lin.page.keyboard.press('Escape');
});

test('the owner names signers on the board, and is told what keeps the report from being frozen', async () => {
  await lin.page.getByRole('button', { name: '进度总览' }).click();
  const board = lin.page.getByRole('dialog').first();
  await board.getByRole('button', { name: '检查', exact: true }).click();
  await board.getByRole('columnheader', { name: '检查' }).and(lin.page.locator('[aria-sort]')).waitFor();
  await board.getByRole('button', { name: '签署人' }).click();
  const signers = lin.page.getByRole('dialog', { name: '签署人' });
  await signers.getByRole('checkbox', { name: '赵局长' }).waitFor();
  await signers.getByRole('radio', { name: /依次签署/ }).check();
  await signers.getByRole('button', { name: '保存' }).click();
  await lin.page.getByText('签署人已设定。').waitFor();
  await board.getByRole('button', { name: '冻结定本' }).click();
  const freeze = lin.page.getByRole('dialog', { name: '冻结定本第 1 号' });
  await freeze.getByText(/节还没有定稿/).waitFor();
  expect(await freeze.getByRole('button', { name: '冻结定本' }).isDisabled()).toBe(true);
  await lin.page.keyboard.press('Escape');
  await lin.page.keyboard.press('Escape');
});
