// Versions with two people: kept by name, compared with what came later, put back while a colleague types elsewhere.

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { command, launch, openSample, type Visitor, visit } from './browser';
import { openReport, sectionText, typeAtEnd, waitForText, waitUntilSaved } from './report-page';
import { type RunningServer, startServer } from './server';

let server: RunningServer;
let browser: Browser;
let lin: Visitor;
let chen: Visitor;
let report: string;

const budget = '部门整体收支情况';
const functions = '部门职能';

beforeAll(async () => {
  server = await startServer();
  browser = await launch();
  lin = await visit(browser, server, '林晓', { admin: 'yes' });
  chen = await visit(browser, server, '陈敏');
  report = await openSample(lin);
  await command(lin, report, { type: 'setMember', person: chen.id, name: '陈敏', roles: ['owner'] });
  await openReport(lin.page, report, functions);
  await openReport(chen.page, report, budget);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  expect([lin, chen].flatMap(({ faults }) => faults)).toEqual([]);
});

const compared = (page: Page, title: string) => page.getByRole('region', { name: new RegExp(title) });

test('a version is kept by name', async () => {
  await lin.page.getByRole('button', { name: '版本', exact: true }).click();
  await lin.page.getByRole('heading', { name: '版本与比较' }).waitFor();
  await lin.page.getByText('两个版本没有不同').waitFor();
  await lin.page.getByRole('button', { name: '保存当前版本' }).click();
  const dialog = lin.page.getByRole('dialog');
  await dialog.getByRole('button', { name: '保存', exact: true }).click();
  await dialog.getByText('请写一个名称。').waitFor();
  await dialog.getByRole('textbox').fill('送局长前');
  await dialog.getByRole('button', { name: '保存', exact: true }).click();
  await lin.page.getByRole('navigation', { name: '版本列表' }).getByText('送局长前').waitFor();
});

test('what was typed and what figures changed since are told apart', async () => {
  await typeAtEnd(chen.page, functions, '此外承担其他工作。');
  await typeAtEnd(chen.page, budget, '以上数据均已核对。');
  await waitUntilSaved(chen.page);
  const set = { type: 'setFigureValue', figure: 'carryOver.closing', version: 1, why: '决算调整' };
  await command(lin, report, { ...set, value: '20000' });
  await lin.page.reload();
  await compared(lin.page, functions).locator('ins', { hasText: '此外承担其他工作' }).waitFor();
  await compared(lin.page, budget).locator('del', { hasText: '1.24万元' }).waitFor();
  await compared(lin.page, budget).locator('ins', { hasText: '2.00万元' }).waitFor();
  await compared(lin.page, '数据变化').getByRole('row').nth(1).waitFor();
  await lin.page.keyboard.press('n');
  await lin.page.getByText(/第 1 处，共 \d 处/).waitFor();
  await lin.page.getByRole('button', { name: '合在一栏显示' }).click();
  await lin.page.getByRole('button', { name: '并排显示' }).waitFor();
});

test('a section goes back while a colleague types in another, and can be taken forward again', async () => {
  await chen.page.bringToFront();
  await typeAtEnd(chen.page, budget, '恢复时也在打字。');
  await compared(lin.page, functions).getByRole('button', { name: '恢复这一节' }).click();
  await lin.page.getByText('已恢复。').waitFor();
  await expect.poll(() => sectionText(chen.page, functions)).not.toContain('此外承担其他工作。');
  await waitForText(chen.page, budget, '恢复时也在打字。');
  await waitUntilSaved(chen.page);
  await lin.page.getByRole('navigation', { name: '版本列表' }).getByText('恢复前').waitFor();
  await lin.page.getByRole('button', { name: '撤销' }).click();
  await waitForText(chen.page, functions, '此外承担其他工作。');
});

test('one paragraph goes back', async () => {
  await compared(lin.page, functions).locator('ins', { hasText: '此外承担其他工作' }).waitFor();
  const changed = compared(lin.page, functions).locator('[data-change=changed]').first();
  await changed.hover();
  await changed.getByRole('button', { name: '恢复这一段' }).click();
  await expect.poll(() => sectionText(chen.page, functions)).not.toContain('此外承担其他工作。');
});
