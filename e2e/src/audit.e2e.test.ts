// The audit log as an administrator and an owner meet it.

import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { command, launch, openSample, visit } from './browser';
import { type RunningServer, startServer } from './server';
import { tamper } from './tampering';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

let server: RunningServer;
let browser: Browser;
beforeAll(async () => {
  server = await startServer();
  browser = await launch();
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

test('an administrator finds an entry, sees that the log is whole, and takes it along', async () => {
  const lin = await visit(browser, server, '林晓', { admin: 'yes' });
  const chen = await visit(browser, server, '陈敏');
  const report = await openSample(lin);
  await command(lin, report, { type: 'setMember', person: chen.id, name: '陈敏', roles: ['viewer'] });
  await chen.context.request.post(`/api/v1/reports/${report}/commands`, {
    data: { type: 'renameReport', title: 'x' },
  });
  const { page } = lin;
  await page.goto('/');
  await page.getByRole('button', { name: /林晓/ }).click();
  await page.getByRole('menuitem', { name: '审计日志' }).click();
  await page.getByText('已核对：3 条完整无缺').waitFor();
  const refused = page.getByRole('row').filter({ hasText: '越权请求被拒绝' });
  expect(await refused.textContent()).toContain('陈敏');

  await page.getByLabel('人员').selectOption({ label: '陈敏' });
  await expect.poll(() => page.getByRole('row').count()).toBe(2);
  expect(new URL(page.url()).searchParams.get('actor')).toBe(chen.id);
  const downloading = page.waitForEvent('download');
  await page.getByRole('link', { name: '导出 CSV' }).click();
  expect((await downloading).suggestedFilename()).toBe('audit.csv');
  await page.getByRole('button', { name: '清除筛选' }).click();
  await page.getByRole('cell', { name: '导出审计日志' }).waitFor();
  expect(lin.faults).toEqual([]);
});

test('an owner comes to the log of the report from its people; others do not', async () => {
  const wang = await visit(browser, server, '王强');
  const report = await openSample(wang);
  await wang.page.goto(`/reports/${report}`);
  await wang.page.getByRole('button', { name: /分工/ }).click();
  await wang.page.getByRole('link', { name: '本报告的审计日志' }).click();
  await wang.page.getByRole('cell', { name: '新建报告' }).waitFor();
  const stranger = await visit(browser, server, '路人');
  await stranger.page.goto(`/reports/${report}/audit`);
  await stranger.page.getByRole('alert').waitFor();
  expect(await stranger.page.getByRole('row').count()).toBe(0);
  expect(await stranger.page.getByRole('link', { name: '导出 CSV' }).count()).toBe(0);
});

test('after an intruder an administrator sees from which entry on the log is not to be trusted, and that entry', async () => {
  const hua = await visit(browser, server, '华敏', { admin: 'yes' });
  await openSample(hua);
  await server.stop();
  tamper(server, { table: 'audit', column: 'detail', where: 'seq = 2' });
  server = await server.restart();
  await hua.page.goto('/audit');
  await hua.page.getByText('第 2 条起不可信：这一条的内容被改动').waitFor();
  await hua.page.getByRole('row').filter({ hasText: '#2' }).waitFor();
  expect(await hua.page.getByRole('alert').count()).toBe(1);
  expect(hua.faults).toEqual([]);
});
