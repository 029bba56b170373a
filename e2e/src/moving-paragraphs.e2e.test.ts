// Paragraphs are moved within a section and from one to another, by keys and by their handle; places and comments go along.

import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { command, launch, openSample, type Visitor, visit } from './browser';
import { caretAt, editor, openReport, section, sectionText, selectWords, waitForText } from './report-page';
import { type RunningServer, startServer } from './server';

let server: RunningServer;
let browser: Browser;
let lin: Visitor;
let chen: Visitor;

const functions = '部门职能';
const budget = '部门整体收支情况';
const words = '2023年，部门全年预算数';

beforeAll(async () => {
  server = await startServer();
  browser = await launch();
  lin = await visit(browser, server, '林晓');
  chen = await visit(browser, server, '陈敏');
  const report = await openSample(lin);
  await command(lin, report, { type: 'setMember', person: chen.id, name: '陈敏', roles: ['owner'] });
  await openReport(lin.page, report, functions);
  await openReport(chen.page, report, functions);
  await lin.page.locator('[data-across-ready]').waitFor({ state: 'attached' });
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

afterEach(() => {
  expect([...lin.faults, ...chen.faults]).toEqual([]);
});

const texts = (page: Page) => Promise.all([functions, budget].map((title) => sectionText(page, title)));
/** Scrolls so that the border of both sections is in the middle. */
const toMiddle = (page: Page) =>
  section(page, budget)
    .getByRole('heading')
    .evaluate((heading) => heading.scrollIntoView({ block: 'center' }));

const lastLine = async (page: Page) => (await sectionText(page, functions)).split('\n').at(-1);

test('Alt+Shift and an arrow take a paragraph into the section above, with its figures, and one undo brings it back', async () => {
  const { page } = lin;
  const before = await texts(page);
  await caretAt(page, budget, 'start');
  await page.keyboard.press('Alt+Shift+ArrowUp');
  await expect.poll(() => lastLine(page)).toMatch(new RegExp(`^${words}2,119.56万元`));
  expect(await editor(page, functions).locator('[data-figure="total.budgeted"]').count()).toBe(1);
  expect(await sectionText(page, budget)).not.toContain(words);
  // The keyboard went along: the next press moves the same paragraph.
  await page.keyboard.press('Alt+Shift+ArrowUp');
  await expect.poll(async () => (await sectionText(page, functions)).split('\n').at(-2)).toContain(words);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect.poll(() => texts(page)).toEqual(before);
});

test('a paragraph is dragged by its handle into another section, and its comment follows, whatever others write meanwhile', async () => {
  const { page } = lin;
  await selectWords(page, functions, '局机关内设办公室');
  await page.keyboard.press('Control+Alt+m');
  await page.getByRole('textbox', { name: /批注/ }).fill('请核对机构设置');
  await page.keyboard.press('Control+Enter');
  await editor(page, functions).locator('.thread, [data-thread]').first().waitFor();

  const paragraph = editor(page, functions).locator(':scope > p').last();
  await toMiddle(page);
  await paragraph.hover();
  const handle = page.locator('.block-handle');
  await handle.waitFor();
  const to = (await editor(page, budget).locator(':scope > p').first().boundingBox())!;
  await handle.hover();
  await page.mouse.down();
  await page.mouse.move(to.x + 100, to.y - 20, { steps: 4 });
  await page.mouse.move(to.x + 120, to.y + 5, { steps: 4 });
  // The browser tells of a drag one movement late.
  await page.mouse.move(to.x + 121, to.y + 6);
  await page.locator('.block-gap').waitFor();
  await caretAt(chen.page, functions, 'start');
  await chen.page.keyboard.insertText('陈敏另起一段。');
  await chen.page.keyboard.press('Enter');
  await waitForText(page, functions, '陈敏另起一段。');
  const before = await texts(page);
  // What came above has moved everything down.
  const now = (await editor(page, budget).locator(':scope > p').first().boundingBox())!;
  await page.mouse.move(now.x + 120, now.y + 5);
  await page.mouse.move(now.x + 121, now.y + 6);
  await page.mouse.up();
  await expect.poll(async () => (await sectionText(page, budget)).startsWith('局机关内设办公室')).toBe(true);
  expect(await sectionText(page, functions)).not.toContain('局机关内设办公室');
  await page.getByText(/已移到.*部门整体收支情况/).waitFor();
  await page.keyboard.press('Control+z');
  await expect.poll(() => texts(page)).toEqual(before);
});

test('selected words are dragged into another section, and are gone from where they were', async () => {
  const { page } = lin;
  const before = await texts(page);
  const dragged = '按资金来源分，';
  await selectWords(page, budget, dragged);
  await toMiddle(page);
  const [from, to] = await Promise.all([
    page.evaluate(() => getSelection()!.getRangeAt(0).getBoundingClientRect().toJSON() as DOMRect),
    editor(page, functions).locator('p').last().boundingBox(),
  ]);
  await page.mouse.move(from.x + 20, from.y + 15);
  await page.mouse.down();
  await page.mouse.move(from.x + 40, from.y - 20, { steps: 4 });
  await page.mouse.move(to!.x + 120, to!.y + 15, { steps: 4 });
  await page.mouse.move(to!.x + 121, to!.y + 15);
  await page.mouse.up();
  await expect.poll(async () => (await sectionText(page, functions)).includes(dragged)).toBe(true);
  expect(await sectionText(page, budget)).not.toContain(dragged);
  await page.keyboard.press('Control+z');
  await expect.poll(() => texts(page)).toEqual(before);
});
