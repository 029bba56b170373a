// Hostile HTML from the clipboard, in a real browser: nothing of it runs, nothing is fetched, and of links and pictures only words stay.

import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { launch, openSample, visit } from './browser';
import { paste } from './pasting';
import { caretAt, editor, openReport, waitForText, waitUntilSaved } from './report-page';
import { type RunningServer, startServer } from './server';

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

const goals = '部门整体支出绩效目标';
const hostile = `
  <p>甲<script>window.hit = 1</script><img src="http://evil.example/a.png" onerror="window.hit = 2">乙</p>
  <p><a href="javascript:window.hit=3">丙</a><a href="http://evil.example/">丁</a></p>
  <p onclick="window.hit=4" style="background:url(http://evil.example/b.png)">戊<svg onload="window.hit=5"></svg></p>
  <iframe src="http://evil.example/"></iframe><object data="http://evil.example/"></object>
  <link rel="stylesheet" href="http://evil.example/c.css"><style>@import "http://evil.example/d.css";</style>
  <math><mtext></mtext><mglyph><style><img src=x onerror="window.hit=6"></style></mglyph></math>
  <form action="http://evil.example/"><input name="己" autofocus onfocus="window.hit=7"></form>
  <p>庚&lt;img src=x onerror=window.hit=8&gt;</p>`;

test('of hostile HTML that is pasted the words stay, on screen, in the store and in a file', async () => {
  const lin = await visit(browser, server, '林晓');
  const { page } = lin;
  page.on('dialog', (dialog) => lin.faults.push(`dialog ${dialog.message()}`));
  const report = await openSample(lin);
  await openReport(page, report, goals);
  await editor(page, goals).locator('p').last().click();
  await caretAt(page, goals, 'end');
  await paste(page, { 'text/html': hostile, 'text/plain': '' });
  await waitForText(page, goals, '庚<img src=x onerror=window.hit=8>');
  await waitUntilSaved(page);

  const shown = editor(page, goals);
  for (const text of ['甲', '乙', '丙丁', '戊']) expect(await shown.textContent()).toContain(text);
  const foreign = 'a, script, iframe, object, link, style, svg, form, input, img:not(.ProseMirror-separator)';
  expect(await shown.locator(foreign).count()).toBe(0);
  expect(await page.evaluate(() => (window as { hit?: number }).hit)).toBeUndefined();

  await page.reload();
  await waitForText(page, goals, '庚<img src=x onerror=window.hit=8>');
  expect(await shown.locator(foreign).count()).toBe(0);
  const exported = await lin.context.request.get(`/api/v1/reports/${report}/export?to=md`);
  const markdown = await exported.text();
  expect(markdown).toContain('庚\\<img src=x onerror=window.hit=8\\>');
  expect(markdown).not.toMatch(/evil\.example|javascript:/);
  expect(await page.evaluate(() => (window as { hit?: number }).hit)).toBeUndefined();
  // The policy says of each handler and style in the pasted page that it keeps it out.
  expect(lin.faults.filter((fault) => !fault.includes('Content Security Policy'))).toEqual([]);
});
