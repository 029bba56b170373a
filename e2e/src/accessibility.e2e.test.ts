// Comments, notices and the board as axe judges them by WCAG 2.2 AA, on a wide screen and on a phone.

import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { wrongIn } from './axe';
import { command, launch, openSample, type Visitor, visit } from './browser';
import { openReport, section } from './report-page';
import { type RunningServer, startServer } from './server';

const wide = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };
const budget = '部门整体收支情况';

let server: RunningServer;
let browser: Browser;
let lin: Visitor;
let wang: Visitor;
let report: string;

beforeAll(async () => {
  server = await startServer();
  browser = await launch();
  lin = await visit(browser, server, '林晓', { admin: 'yes' });
  wang = await visit(browser, server, '王审核');
  report = await openSample(lin);
  await command(lin, report, { type: 'setMember', person: wang.id, name: '', roles: ['reviewer'] });
  await openReport(lin.page, report, budget);
  const id = await section(lin.page, budget).getAttribute('data-section');
  const about = { type: 'addThread', section: id, anchor: null };
  await command(wang, report, {
    ...about,
    thread: 'a',
    comment: 'c',
    text: '@林晓 请核对',
    mentions: [lin.id],
  });
  await command(wang, report, { ...about, thread: 'b', comment: 'c', text: '已处理', mentions: [] });
  await command(wang, report, { type: 'assignThread', thread: 'a', assignee: lin.id, due: '2024-03-31' });
  await command(wang, report, { type: 'resolveThread', thread: 'b' });
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

afterEach(() => {
  expect([...lin.faults, ...wang.faults]).toEqual([]);
});

const sizes = [
  ['wide', wide],
  ['phone', phone],
] as const;

/** What of the page one would have to scroll sideways to, but for tables and what scrolls by itself. */
const widerThanWindow = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const scrolls = (element: Element | null): boolean =>
      element !== null &&
      element !== document.body &&
      (/auto|scroll|hidden|clip/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
    return [...document.querySelectorAll('body *')]
      .filter((one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
      .filter(
        (one) => one.getBoundingClientRect().right > innerWidth + 1 && !scrolls(one) && !one.closest('table'),
      )
      .map((one) => one.outerHTML.slice(0, 120));
  });

for (const [name, size] of sizes) {
  test(`the panel of comments, a thread open: ${name}`, async () => {
    const { page } = lin;
    await page.setViewportSize(size);
    await openReport(page, report, budget);
    if (size === phone) await page.getByRole('button', { name: /^数据、批注/ }).click();
    await page.getByRole('tab', { name: /批注/ }).click();
    await page.locator('[data-thread=a] [data-card]').click();
    await page.locator('[data-thread=a] textarea').waitFor();
    expect(await wrongIn(page, '[data-region=panel]')).toEqual([]);
    if (size === phone) await page.getByRole('button', { name: '收起' }).click();
  });

  test(`the notices: ${name}`, async () => {
    const { page } = lin;
    await page.getByRole('button', { name: /^通知/ }).click();
    await page
      .getByRole('dialog', { name: '通知' })
      .getByRole('link', { name: /提到您/ })
      .waitFor();
    expect(await wrongIn(page, 'dialog[open]')).toEqual([]);
    await page.keyboard.press('Escape');
  });

  test(`the board: ${name}`, async () => {
    const { page } = lin;
    if (size === phone) await page.getByRole('button', { name: '提纲' }).click();
    await page.getByRole('button', { name: '进度总览' }).click();
    await page.getByRole('dialog', { name: '进度总览' }).getByRole('table').waitFor();
    expect(await wrongIn(page, 'dialog[open]')).toEqual([]);
    await page.keyboard.press('Escape');
  });
}

test('the list of reports, and the report with the panel of checks, in the dark and with more contrast', async () => {
  const { page } = lin;
  await page.setViewportSize(wide);
  for (const looks of [{ colorScheme: 'dark' }, { colorScheme: 'light', contrast: 'more' }] as const) {
    await page.emulateMedia(looks);
    await page.goto('/');
    await page.locator('[data-report]').first().waitFor();
    expect(await wrongIn(page, 'body')).toEqual([]);
    await openReport(page, report, budget);
    await page.getByRole('tab', { name: /^检查/ }).click();
    await page.locator('[data-region=panel] li[data-severity]').first().waitFor();
    expect(await wrongIn(page, 'body')).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: null, contrast: null });
});

test('at 400 % of 1280 px nothing lies beside the window but tables', async () => {
  const { page } = lin;
  await page.setViewportSize({ width: 320, height: 512 });
  const addresses = [
    '/',
    '/people',
    '/audit',
    '/account',
    `/reports/${report}/versions`,
    `/reports/${report}/rights`,
  ];
  for (const address of addresses) {
    await page.goto(address);
    await page.locator('h1').first().waitFor();
    await page.locator('[aria-busy=true], [role=progressbar]').first().waitFor({ state: 'detached' });
    expect([address, await widerThanWindow(page)]).toEqual([address, []]);
  }
  await openReport(page, report, budget);
  expect(await widerThanWindow(page)).toEqual([]);
});
