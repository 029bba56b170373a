// A selection reaches over the borders of sections: by keys, by the mouse, by Ctrl+A; what is done with it is done in all of them.

import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openSample, type Visitor } from './browser';
import { letDraft, type Office, openOffice } from './office';
import { caretAt, caretTold, editor, openReport, section, sectionText, typeAtEnd } from './report-page';

let office: Office;
let lin: Visitor;
let chen: Visitor;
let report: string;

const functions = '部门职能';
const budget = '部门整体收支情况';
const goals = '部门整体支出绩效目标';
const whole = [functions, budget, goals];

beforeAll(async () => {
  office = await openOffice();
  lin = await office.visit('林晓');
  chen = await office.visit('陈敏');
  report = await openSample(lin);
  await letDraft(lin, report, chen, [budget]);
  await openReport(lin.page, report, functions);
  await ready(lin.page);
});

afterAll(() => office?.close());

afterEach(() => {
  expect([...lin.faults, ...chen.faults]).toEqual([]);
});

/** What is painted as selected, one piece a section or title. */
const painted = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => [...(CSS.highlights.get('across') ?? [])].map(String));

/** Waits until the page can select over sections, which comes after it can be written in. */
const ready = (page: Page) => page.locator('[data-across-ready]').waitFor({ state: 'attached' });

const texts = (page: Page) => Promise.all(whole.map((title) => sectionText(page, title)));

/** Selects from the last line of the first section to within the first paragraph of the second, by keys. */
async function selectOver(page: Page, lines = 2): Promise<void> {
  await page.bringToFront();
  await caretAt(page, functions, 'end');
  await page.keyboard.press('Home');
  for (let line = 0; line < 40; line++) {
    await page.keyboard.press('Shift+ArrowDown');
    if ((await painted(page)).length > 0) break;
  }
  for (let line = 1; line < lines; line++) await page.keyboard.press('Shift+ArrowDown');
}

test('Shift and an arrow reach into the next section and back', async () => {
  const { page } = lin;
  await selectOver(page);
  const [first, second] = await painted(page);
  expect(first).toContain('遗产保护中心。');
  expect(second).toMatch(/^2023年，部门全年/);
  for (let line = 0; line < 3; line++) await page.keyboard.press('Shift+ArrowUp');
  expect(await painted(page)).toEqual([]);
  // In one section again, the line above: the browser's own selection.
  expect(await page.evaluate(() => getSelection()!.toString())).not.toBe('');
});

test('Delete takes it out of each section, one undo brings all of it back; typing over it goes back with it', async () => {
  const { page } = lin;
  const before = await texts(page);
  await selectOver(page);
  await page.keyboard.press('Delete');
  await expect.poll(() => texts(page)).not.toEqual(before);
  const [first, second] = await texts(page);
  expect(first).not.toContain('遗产保护中心。');
  expect(second).not.toContain('2023年，部门全年预算数');
  await page.keyboard.press('Control+z');
  await expect.poll(() => texts(page)).toEqual(before);

  await selectOver(page);
  await page.keyboard.type('改');
  await expect.poll(async () => (await sectionText(page, functions)).endsWith('改')).toBe(true);
  expect(await sectionText(page, budget)).toBe(second);
  await page.keyboard.press('Control+z');
  await expect.poll(() => texts(page)).toEqual(before);
});

test('an input method composes over it, and nothing is lost or doubled', async () => {
  const { page } = lin;
  const before = await texts(page);
  await selectOver(page);
  const session = await page.context().newCDPSession(page);
  const compose = (text: string) =>
    session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  await compose('n');
  await compose('ni');
  await session.send('Input.insertText', { text: '你' });
  await expect.poll(async () => (await sectionText(page, functions)).endsWith('你')).toBe(true);
  expect(await sectionText(page, budget)).not.toContain('2023年，部门全年预算数');
  await expect
    .poll(async () => {
      await page.keyboard.press('Control+z');
      return texts(page);
    })
    .toEqual(before);
});

test('copied it has numbers, titles and places; cut and pasted it comes in with its places', async () => {
  const { page } = lin;
  const before = await texts(page);
  await selectOver(page, 3);
  await page.keyboard.press('Control+x');
  await expect
    .poll(async () => (await sectionText(page, budget)).includes('2023年，部门全年预算数'))
    .toBe(false);
  await editor(page, goals).locator('p').last().click();
  await page.keyboard.press('Control+v');
  const places = editor(page, goals).locator('[data-figure="total.budgeted"]');
  await places.first().waitFor();
  // Titles are of the record: they stay where they are.
  expect(await sectionText(page, goals)).not.toContain('（二）部门整体收支情况');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect.poll(() => texts(page)).toEqual(before);
});

test('what was copied over sections comes back into those of its titles, whatever stands there now', async () => {
  const { page } = lin;
  const before = await texts(page);
  await selectOver(page, 3);
  await page.keyboard.press('Control+c');
  await page.keyboard.press('Delete');
  await expect.poll(() => texts(page)).not.toEqual(before);
  await typeAtEnd(page, functions, '另写的话');
  await caretAt(page, budget, 'start');
  await page.keyboard.insertText('另写的');
  await expect.poll(() => sectionText(page, budget)).toMatch(/^另写的/);
  // From before what was written at the end of the one section to behind it at the beginning of the other.
  await caretAt(page, functions, 'end');
  for (const _ of '另写的话') await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Shift+End');
  for (let step = 0; step < 4; step++) await page.keyboard.press('Shift+ArrowRight');
  await expect.poll(() => painted(page)).toEqual(['另写的话', '另写的', '（二）部门整体收支情况']);
  await page.keyboard.press('Control+v');
  await expect.poll(() => texts(page)).toEqual(before);
  await page.keyboard.press('Control+z');
  await expect.poll(() => sectionText(page, budget)).toMatch(/^另写的/);
  for (let step = 0; step < 3; step++) await page.keyboard.press('Control+z');
  await expect.poll(() => texts(page)).toEqual(before);
});

test('Ctrl+B, Enter and a press with Shift reach over sections; each is one step of undo', async () => {
  const { page } = lin;
  const before = await texts(page);
  const bold = (title: string) => editor(page, title).locator('strong').count();
  const none = await Promise.all(whole.map(bold));
  await editor(page, functions)
    .locator('p')
    .last()
    .click({ position: { x: 100, y: 12 } });
  await editor(page, budget)
    .locator('p')
    .first()
    .click({ position: { x: 100, y: 12 }, modifiers: ['Shift'] });
  expect(await painted(page)).toHaveLength(3);
  await page.keyboard.press('Control+b');
  await expect
    .poll(async () => (await bold(functions)) > none[0]! && (await bold(budget)) > none[1]!)
    .toBe(true);
  await page.keyboard.press('Control+z');
  await expect.poll(() => Promise.all(whole.map(bold))).toEqual(none);

  await selectOver(page);
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await sectionText(page, functions)).endsWith('\n')).toBe(true);
  expect(await sectionText(page, budget)).not.toBe(before[1]);
  await page.keyboard.press('Control+z');
  await expect.poll(() => texts(page)).toEqual(before);
});

test('an arrow keeps its column over the border of two sections, and back', async () => {
  const { page } = lin;
  const caret = () =>
    page.evaluate(() => {
      const { x } = getSelection()!.getRangeAt(0).getBoundingClientRect();
      return { x, section: document.activeElement?.closest<HTMLElement>('[data-section]')?.id };
    });
  await caretAt(page, budget, 'start');
  // The last line above is a short one.
  for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowRight');
  await caretTold(page);
  const start = await caret();
  await page.keyboard.press('ArrowUp');
  await expect.poll(async () => (await caret()).section).not.toBe(start.section);
  const above = await caret();
  await page.keyboard.press('ArrowDown');
  await expect.poll(async () => (await caret()).section).toBe(start.section);
  // Within a character: those above stand elsewhere than those below.
  expect(Math.abs(above.x - start.x)).toBeLessThan(21);
  expect(Math.abs((await caret()).x - start.x)).toBeLessThan(21);
});

test('a comment on a selection over sections stands on the first, and says so', async () => {
  const { page } = lin;
  await selectOver(page);
  await page.keyboard.press('Control+Alt+m');
  await page.getByText('批注只落在一个分节：（一）部门职能。').waitFor();
  const composing = page.getByRole('region', { name: '新批注' });
  await composing.getByText('遗产保护中心。').waitFor();
  await page.keyboard.press('Escape');
  await composing.waitFor({ state: 'detached' });
});

test('Ctrl+A selects the section, then the report; copied it reads as it is shown, deleted it comes back at once', async () => {
  const { page } = lin;
  const before = await texts(page);
  await editor(page, budget).locator('p').first().click();
  await page.keyboard.press('Control+a');
  expect(await painted(page)).toEqual([]);
  await page.keyboard.press('Control+a');
  expect(await painted(page)).toContain('二、综合评价分析');
  const { text, html } = await page.evaluate(() => {
    const data = new DataTransfer();
    const event = new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true });
    document.activeElement!.dispatchEvent(event);
    return { text: data.getData('text/plain'), html: data.getData('text/html') };
  });
  expect(text).toMatch(
    /^2023年度云岫市棠溪区文化和旅游局部门整体支出绩效自评报告\n一、基本情况\n（一）部门职能\n/,
  );
  expect(text).toContain('\n（二）部门整体收支情况\n2023年，部门全年预算数2,119.56万元');
  expect(html).toContain('data-figure="total.budgeted"');
  await page.keyboard.press('Backspace');
  await expect.poll(async () => (await texts(page)).join('')).not.toContain('2023年');
  await page.keyboard.press('Control+z');
  await expect.poll(() => texts(page)).toEqual(before);
});

test('sections one may not edit are selected and copied, left when one deletes, and named', async () => {
  const { page } = chen;
  await openReport(page, report, budget);
  await ready(page);
  const before = await texts(page);
  await editor(page, functions).locator('p').last().scrollIntoViewIfNeeded();
  const from = (await editor(page, functions).locator('p').last().boundingBox())!;
  const to = (await section(page, budget).getByRole('heading').boundingBox())!;
  await page.mouse.move(from.x + 200, from.y + 15);
  await page.mouse.down();
  await page.mouse.move(from.x + 220, from.y + 40, { steps: 3 });
  await page.mouse.move(to.x + 150, to.y + to.height + 20, { steps: 5 });
  await page.mouse.up();
  await expect.poll(async () => (await painted(page)).length).toBe(3);
  expect((await painted(page))[0]).toContain('遗产保护中心。');
  await page.waitForFunction(() => document.activeElement?.getAttribute('contenteditable') === 'true');
  await page.keyboard.press('Delete');
  await page.getByText('1 个分节不可编辑，已跳过：（一）部门职能。').waitFor();
  const after = await texts(page);
  expect(after[0]).toBe(before[0]);
  expect(after[1]!.length).toBeLessThan(before[1]!.length);
  await page.keyboard.press('Control+z');
  await expect.poll(() => texts(page)).toEqual(before);
});

test('replacing everywhere leaves sections one may not edit, and names them', async () => {
  const { page } = chen;
  await page.bringToFront();
  const before = await texts(page);
  await editor(page, budget).locator('p').first().click();
  await page.keyboard.press('Control+h');
  await page.getByLabel('查找全文').fill('部门');
  await page
    .getByRole('search')
    .getByRole('status')
    .getByText(/\d+ \/ \d+/)
    .waitFor();
  await page.getByLabel('替换为').fill('本部门');
  await page.getByRole('button', { name: '全部替换' }).click();
  await page.getByText(/已替换 \d+ 处.*（一）部门职能/).waitFor();
  const after = await texts(page);
  expect([after[0], after[2]]).toEqual([before[0], before[2]]);
  expect(after[1]).toBe(before[1]!.replaceAll('部门', '本部门'));
  await editor(page, budget).locator('p').first().click();
  await page.keyboard.press('Control+z');
  await expect.poll(() => texts(page)).toEqual(before);
});

test('page keys, and the ends of the document, go over all sections', async () => {
  const { page } = lin;
  const here = () => page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-section]')?.id);
  await page.bringToFront();
  await editor(page, functions).locator('p').last().click();
  await page.keyboard.press('Control+Home');
  const first = await here();
  const passed = new Set([first]);
  for (let count = 0; count < 4; count++) {
    await page.keyboard.press('PageDown');
    passed.add(await here());
  }
  expect(passed.size).toBeGreaterThan(2);
  await page.keyboard.press('Control+End');
  const last = await here();
  expect(passed).not.toContain(last);
  await page.keyboard.press('Control+Home');
  expect(await here()).toBe(first);
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Control+Shift+Home');
  expect((await painted(page)).length).toBeGreaterThan(8);
  await page.keyboard.press('ArrowRight');
  expect(await painted(page)).toEqual([]);
  expect(await here()).toBe(last);
});
