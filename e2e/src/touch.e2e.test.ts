// A reviewer with a phone in one hand: reads, comments on a few words, looks at what the checks found, and agrees a section.

import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { wrongIn } from './axe';
import { command, launch, openSample, signIn, type Visitor, visit } from './browser';
import { take } from './pictures';
import { editor, openReport, section, selectWords } from './report-page';
import { type RunningServer, startServer } from './server';
import { confirm, waitForStatus } from './workflow-page';

let server: RunningServer;
let browser: Browser;
let lin: Visitor;
let phone: BrowserContext;
let page: Page;
const faults: string[] = [];

const budget = '部门整体收支情况';
const functions = '部门职能';

beforeAll(async () => {
  server = await startServer();
  browser = await launch();
  lin = await visit(browser, server, '林晓', { admin: 'yes', keeps: 'nothing' });
  const report = await openSample(lin);
  phone = await browser.newContext({
    baseURL: server.url,
    locale: 'zh-CN',
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    serviceWorkers: 'block',
  });
  phone.setDefaultTimeout(15_000);
  const wang = await signIn(phone, '王审核');
  await command(lin, report, { type: 'setMember', person: wang, name: '', roles: ['reviewer'] });
  await openReport(lin.page, report, functions);
  const id = await section(lin.page, functions).getAttribute('data-section');
  const due = { drafters: [], reviewers: [wang], due: null };
  await command(lin, report, { type: 'assignSection', section: id, ...due });
  const submit = { event: 'submit', why: '', onBehalfOf: null, digest: null };
  await command(lin, report, { type: 'advanceSection', section: id, ...submit });
  page = await phone.newPage();
  page.on('pageerror', (fault) => faults.push(String(fault)));
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** Nothing one could tap lies beside the window, or is too small for a finger. */
async function expectFitForFingers(within = 'body'): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  expect((await wrongIn(page, within)).filter((one) => one.startsWith('target-size'))).toEqual([]);
}

test('what waits is found, and read', async () => {
  await page.goto('/');
  await page.getByText('1 节待您审核').waitFor();
  await expectFitForFingers();
  await page.locator('[data-report]').first().tap();
  await editor(page, functions).waitFor();
  await page.getByRole('button', { name: '提纲' }).tap();
  await page.getByRole('link', { name: new RegExp(budget) }).tap();
  await page.waitForFunction((title) => {
    const heading = [...document.querySelectorAll('h3')].find((one) => one.textContent?.includes(title));
    const { top = -1 } = heading?.getBoundingClientRect() ?? {};
    return top > 0 && top < innerHeight;
  }, budget);
  await expectFitForFingers();
});

test('words are commented on', async () => {
  await selectWords(page, budget, '公共文化服务');
  await page.getByRole('button', { name: /^批注 Ctrl/ }).tap();
  await page.getByRole('textbox', { name: '批注内容' }).fill('请核对口径');
  await page.getByRole('button', { name: '发布' }).tap();
  await page.locator('[data-region=panel] [data-thread]', { hasText: '请核对口径' }).waitFor();
  // What is half below the drawer is tapped when that is closed.
  await expectFitForFingers('[data-region=panel]');
});

test('a finding leads to its words, which the drawer does not cover', async () => {
  await page.getByRole('tab', { name: /检查/ }).tap();
  await page.locator('[data-region=panel] li[data-severity] [data-card]').first().tap();
  await page.waitForFunction(() => {
    const found = [...document.querySelectorAll('.ProseMirror .finding')].find(
      (one) => one.textContent === '99.7%',
    );
    if (!found) return false;
    const { left, top, width, height } = found.getBoundingClientRect();
    return found.contains(document.elementFromPoint(left + width / 2, top + height / 2));
  });
  await page.getByRole('button', { name: '收起' }).tap();
  await page.locator('[data-region=panel]').waitFor({ state: 'hidden' });
  await selectWords(page, budget, '公共文化服务');
  await page.getByRole('button', { name: '1 条批注' }).waitFor();
  await expectFitForFingers();
  await take(page, 'touch-comment');
});

test('a section is agreed', async () => {
  await section(page, functions).getByRole('button', { name: '定稿', exact: true }).tap();
  await page.getByRole('dialog').waitFor();
  await expectFitForFingers();
  await confirm(page, '定稿');
  await waitForStatus(page, functions, 'agreed');
  expect(faults).toEqual([]);
});
