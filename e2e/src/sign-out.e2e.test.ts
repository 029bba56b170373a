// Signing out while another tab has a report open: what is typed there must not go with the copies of the report.

import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch, openSample, type Visitor, visit } from './browser';
import { openReport, typeAtEnd, waitUntilSaved } from './report-page';
import { type RunningServer, startServer } from './server';

const functions = '部门职能';

let server: RunningServer;
let browser: Browser;
let lin: Visitor;
let report: string;

beforeAll(async () => {
  server = await startServer();
  browser = await launch();
  lin = await visit(browser, server, '林晓');
  report = await openSample(lin);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** The reports of which this browser keeps copies. */
const keptReports = () =>
  lin.page.evaluate(async () => {
    const databases = await indexedDB.databases();
    return [...new Set(databases.flatMap(({ name }) => name?.split('/')[2] ?? []))];
  });

async function signOut(): Promise<void> {
  await lin.page.getByRole('button', { name: /账号：林晓/ }).click();
  await lin.page.getByRole('menuitem', { name: '退出登录' }).click();
  await lin.page.getByLabel('登录名').waitFor();
}

test('a report that another tab has open stays; closed, it goes with the next signing out', async () => {
  await openReport(lin.page, report, functions);
  await typeAtEnd(lin.page, functions, '已经保存的话。');
  await waitUntilSaved(lin.page);
  const other = await lin.context.newPage();
  await openReport(other, report, functions);
  await lin.page.getByRole('link', { name: '会稿' }).click();
  await signOut();
  await other.close();
  expect(await keptReports()).toEqual([report]);
  await lin.context.request.post('/api/v1/dev/login', { data: { name: '林晓' } });
  await lin.page.goto('/');
  await signOut();
  await expect.poll(keptReports).toEqual([]);
  expect(lin.faults).toEqual([]);
});
