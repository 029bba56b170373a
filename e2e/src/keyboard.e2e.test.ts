// By the keyboard alone: one always sees where one is, what opens has the focus, and Escape goes back to where one came from. All screens
// are walked through in keyboard.full.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSample, type Visitor } from './browser';
import { focused, tabThrough } from './focus';
import { type Office, openOffice } from './office';
import { openReport } from './report-page';

let office: Office;
let lin: Visitor;
let report: string;

beforeAll(async () => {
  office = await openOffice();
  lin = await office.visit('林晓', { admin: 'yes', keeps: 'nothing' });
  report = await openSample(lin);
});

afterAll(() => office?.close());

const faultsOf = async (most?: number) =>
  (await tabThrough(lin.page, most)).filter(({ fault }) => fault !== null && fault !== 'nowhere');

test('the start page is walked through, and a dialog gives the focus back', async () => {
  const { page } = lin;
  await page.goto('/');
  await page.locator('[data-report]').first().waitFor();
  const steps = await tabThrough(page);
  expect(steps.filter(({ fault }) => fault !== null && fault !== 'nowhere')).toEqual([]);
  // In the order they are read.
  const order = ['跳到正文', '账号', '按模板新建', '查找报告', '全部', '操作'];
  const places = order.map((name) => steps.findIndex((step) => step.name.includes(name)));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(places).not.toContain(-1);

  await page.getByRole('button', { name: /按模板新建/ }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  expect(await page.evaluate(() => document.activeElement?.closest('dialog') !== null)).toBe(true);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect((await focused(page)).name).toContain('按模板新建');
});

test('in a report the panels, a menu and a dialog over a dialog', async () => {
  const { page } = lin;
  await openReport(page, report, '部门整体收支情况');
  await page.getByRole('tab', { name: /^数据/ }).focus();
  expect(await faultsOf(40)).toEqual([]);
  await page.getByRole('tab', { name: /^数据/ }).focus();
  await page.keyboard.press('ArrowLeft');
  await page.getByRole('tab', { name: /^检查/, selected: true }).waitFor();
  await page.locator('[data-region=panel] li[data-severity]').first().waitFor();
  expect(await faultsOf(40)).toEqual([]);

  const trigger = page.getByRole('button', { name: '导出', exact: true });
  await trigger.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: /Word/ }).first().waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(async () => (await focused(page)).name).toContain('导出');

  await page.getByRole('button', { name: '进度总览' }).focus();
  await page.keyboard.press('Enter');
  const board = page.getByRole('dialog', { name: '进度总览' });
  await board.getByRole('table').waitFor();
  await board.getByRole('button', { name: '冻结定本' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: /冻结定本第/ }).waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(async () => (await focused(page)).name).toContain('冻结定本');
  await page.keyboard.press('Escape');
  await expect.poll(async () => (await focused(page)).name).toContain('进度总览');
  expect(lin.faults).toEqual([]);
});
