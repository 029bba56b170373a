// Comments, notices and the board as axe judges them by WCAG 2.2 AA, on a wide screen and on a phone.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { command, launch, openSample, type Visitor, visit } from './browser';
import { openReport, section } from './report-page';
import { type RunningServer, startServer } from './server';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

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

/** What axe finds wrong in a part of the page, one line each. */
async function wrongIn(page: Page, selector: string): Promise<readonly string[]> {
  // What still fades in has not its colours yet.
  await page.waitForFunction(() =>
    document.getAnimations().every(({ playState, effect }) => {
      const isEndless = effect?.getComputedTiming().iterations === Number.POSITIVE_INFINITY;
      return isEndless || playState !== 'running';
    }),
  );
  await page.evaluate(axeSource);
  const { violations } = (await page.evaluate(
    async (within) =>
      (globalThis as unknown as { axe: typeof axe }).axe.run(within, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        // A part of a page is judged here, not a page.
        rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false } },
      }),
    selector,
  )) as { violations: readonly axe.Result[] };
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}

const sizes = [
  ['wide', wide],
  ['phone', phone],
] as const;

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
