// With one finger on a phone: words are selected, the selection is extended over sections, its ends are dragged, and what is selected is
// copied, commented on, replaced, taken out and brought back.

import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { wrongIn } from './axe';
import { launch, openSample, signIn, type Visitor, visit } from './browser';
import { type Finger, fingerOn, wordsOnScreen } from './fingers';
import { take } from './pictures';
import { openReport, sectionText, waitForText, waitUntilSaved } from './report-page';
import { type RunningServer, startServer } from './server';

let server: RunningServer;
let browser: Browser;
let lin: Visitor;
let phone: BrowserContext;
let page: Page;
let finger: Finger;
const faults: string[] = [];

const functions = '部门职能';
const budget = '部门整体收支情况';
const goals = '部门整体支出绩效目标';

beforeAll(async () => {
  server = await startServer();
  browser = await launch();
  lin = await visit(browser, server, '林晓', { keeps: 'nothing' });
  const report = await openSample(lin);
  phone = await browser.newContext({
    baseURL: server.url,
    locale: 'zh-CN',
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    serviceWorkers: 'block',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  phone.setDefaultTimeout(15_000);
  await signIn(phone, '林晓');
  page = await phone.newPage();
  page.on('pageerror', (fault) => faults.push(String(fault)));
  await openReport(page, report, functions);
  await page.locator('[data-across-ready]').waitFor({ state: 'attached' });
  finger = await fingerOn(page);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

afterEach(() => {
  expect(faults).toEqual([]);
});

const bar = () => page.getByRole('toolbar', { name: '所选文字' });
const act = (name: string) => bar().getByRole('button', { name, exact: true });
const told = (count: number) => page.getByRole('status').filter({ hasText: `已选中 ${count} 个分节` });

/** Selects a word as a finger does, and extends that to another, wherever it is. */
async function selectAcross(from: readonly [string, string], to: readonly [string, string]): Promise<void> {
  await finger.doubleTap(await wordsOnScreen(page, ...from));
  await act('延长选择').tap();
  await bar().getByText('点一下要选到的位置').waitFor();
  await finger.tap(await wordsOnScreen(page, ...to));
  await act('复制').waitFor();
}

const clipboard = () => page.evaluate(() => navigator.clipboard.readText());

test('a selection is extended to what is tapped, and copied with its titles', async () => {
  await selectAcross([functions, '贯彻'], [budget, '政府性基金']);
  await told(2).waitFor({ state: 'attached' });
  expect((await wrongIn(page, '[role=toolbar]')).filter((one) => !one.startsWith('region'))).toEqual([]);
  await take(page, 'touch-across');
  await act('复制').tap();
  await page.getByText('已复制。').waitFor();
  const copied = await clipboard();
  expect(copied).toMatch(/^贯彻[\s\S]*（二）部门整体收支情况\n[\s\S]*政府?/);
  // A finger that scrolls leaves the selection as it is, a tap gives it up.
  const rested = page.evaluate(
    () =>
      new Promise<void>((done) => addEventListener('scrollend', () => done(), { once: true, capture: true })),
  );
  await finger.draw({ x: 200, y: 500 }, { x: 200, y: 300 });
  // A tap before that only stops it.
  await rested;
  await told(2).waitFor({ state: 'attached' });
  await finger.tap(await wordsOnScreen(page, budget, '其他资金'));
  await act('复制').waitFor({ state: 'detached' });
});

test('its ends are dragged by their handles, on into the next section and back into the first', async () => {
  await selectAcross([functions, '贯彻'], [budget, '按资金来源']);
  const handle = page.locator('.selection-handle[data-side=end]');
  // Held at the edge, the page goes on below it.
  await finger.drag(
    handle,
    ({ x }) => ({ x, y: 835 }),
    () => told(3).waitFor({ state: 'attached' }),
  );
  // What was let go of below the bar comes out from there.
  await page.waitForFunction(() => {
    const [end, tools] = ['.selection-handle[data-side=end]', '[role=toolbar][data-keeps-selection]'].map(
      (one) => document.querySelector(one)!.getBoundingClientRect(),
    );
    return end!.bottom <= tools!.top + 1;
  });
  await take(page, 'touch-handles');
  await finger.drag(
    handle,
    ({ x }) => ({ x, y: 90 }),
    () => act('延长选择').waitFor(),
  );
  await expect.poll(() => page.evaluate(() => getSelection()!.toString())).not.toBe('');
  expect(await sectionText(page, functions)).toContain(await page.evaluate(() => getSelection()!.toString()));
});

test('it is taken out by a tap and brought back, and replaced by what is typed', async () => {
  const texts = async () => [await sectionText(page, functions), await sectionText(page, budget)];
  const before = await texts();
  await selectAcross([functions, '贯彻'], [budget, '按资金来源']);
  await act('删除').tap();
  await page.getByText('已删除 2 个分节中的文字').waitFor();
  expect(await texts()).not.toEqual(before);
  await page.getByRole('button', { name: '撤销' }).tap();
  await expect.poll(texts).toEqual(before);

  await selectAcross([functions, '贯彻'], [budget, '按资金来源']);
  await act('替换').tap();
  await page.getByText('新文字将替换所选内容').waitFor();
  await page.keyboard.insertText('一句新的话。');
  await waitForText(page, functions, '一句新的话。');
  await act('替换').waitFor({ state: 'detached' });
  expect(await sectionText(page, functions)).not.toContain('贯彻');
  await waitUntilSaved(page);
});

test('what is selected is commented on', async () => {
  await selectAcross([budget, '政府性基金'], [goals, '绩效']);
  await act('批注').tap();
  const box = page.getByRole('textbox', { name: '批注内容' });
  await box.fill('两处口径请统一');
  await page.getByRole('button', { name: '发布' }).tap();
  await page.locator('[data-region=panel] [data-thread]', { hasText: '两处口径请统一' }).waitFor();
});
