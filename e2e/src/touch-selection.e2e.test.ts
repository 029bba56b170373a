// With one finger on a phone: words are selected, the selection is extended over sections, and what is selected is copied, commented on,
// replaced, taken out and brought back. Dragging its ends: touch-selection.full.e2e.test.ts.

import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { wrongIn } from './axe';
import { wordsOnScreen } from './fingers';
import { budget, functions, goals, Phone } from './phone';
import { take } from './pictures';
import { sectionText, waitForText, waitUntilSaved } from './report-page';

let phone: Phone;

beforeAll(async () => {
  phone = await Phone.open();
});

afterAll(() => phone?.close());

afterEach(() => {
  expect(phone.faults).toEqual([]);
});

const clipboard = () => phone.page.evaluate(() => navigator.clipboard.readText());

test('a selection is extended to what is tapped, and copied with its titles', async () => {
  const { page } = phone;
  await phone.selectAcross([functions, '贯彻'], [budget, '政府性基金']);
  await phone.told(2).waitFor({ state: 'attached' });
  expect((await wrongIn(page, '[role=toolbar]')).filter((one) => !one.startsWith('region'))).toEqual([]);
  await take(page, 'touch-across');
  await phone.act('复制').tap();
  await page.getByText('已复制。').waitFor();
  const copied = await clipboard();
  expect(copied).toMatch(/^贯彻[\s\S]*（二）部门整体收支情况\n[\s\S]*政府?/);
  // A finger that scrolls leaves the selection as it is, a tap gives it up.
  const rested = page.evaluate(
    () =>
      new Promise<void>((done) => addEventListener('scrollend', () => done(), { once: true, capture: true })),
  );
  await phone.finger.draw({ x: 200, y: 500 }, { x: 200, y: 300 });
  // A tap before that only stops it.
  await rested;
  await phone.told(2).waitFor({ state: 'attached' });
  await phone.finger.tap(await wordsOnScreen(page, budget, '其他资金'));
  await phone.act('复制').waitFor({ state: 'detached' });
});

test('it is taken out by a tap and brought back, and replaced by what is typed', async () => {
  const { page } = phone;
  const texts = async () => [await sectionText(page, functions), await sectionText(page, budget)];
  const before = await texts();
  await phone.selectAcross([functions, '贯彻'], [budget, '按资金来源']);
  await phone.act('删除').tap();
  await page.getByText('已删除 2 个分节中的文字').waitFor();
  expect(await texts()).not.toEqual(before);
  await page.getByRole('button', { name: '撤销' }).tap();
  await expect.poll(texts).toEqual(before);

  await phone.selectAcross([functions, '贯彻'], [budget, '按资金来源']);
  await phone.act('替换').tap();
  await page.getByText('新文字将替换所选内容').waitFor();
  await page.keyboard.insertText('一句新的话。');
  await waitForText(page, functions, '一句新的话。');
  await phone.act('替换').waitFor({ state: 'detached' });
  expect(await sectionText(page, functions)).not.toContain('贯彻');
  await waitUntilSaved(page);
});

test('what is selected is commented on', async () => {
  const { page } = phone;
  await phone.selectAcross([budget, '政府性基金'], [goals, '绩效']);
  await phone.act('批注').tap();
  const box = page.getByRole('textbox', { name: '批注内容' });
  await box.fill('两处口径请统一');
  await page.getByRole('button', { name: '发布' }).tap();
  await page.locator('[data-region=panel] [data-thread]', { hasText: '两处口径请统一' }).waitFor();
});
