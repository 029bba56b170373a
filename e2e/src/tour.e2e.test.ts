// The tour on the sample: by keyboard, beside what it speaks of at every width, and only once.

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Visitor } from './browser';
import { type Office, openOffice } from './office';
import { take } from './pictures';
import { editor } from './report-page';

const budget = '部门整体收支情况';
const widths = [
  [390, 844],
  [1024, 768],
  [1440, 900],
] as const;

let office: Office;
let lin: Visitor;

beforeAll(async () => {
  office = await openOffice();
  lin = await office.visit('林晓', { admin: 'yes', keeps: 'nothing' });
});

afterAll(() => office?.close());

/** In the page: whether the card is at rest in the window, something is pointed at, and none of that lies under the card. */
function standsBeside(): boolean {
  const card = document.querySelector('[data-region=tour]')!;
  const rings = [...card.parentElement!.querySelectorAll('[data-ring]')];
  const [a, ...others] = [card, ...rings].map((one) => one.getBoundingClientRect());
  const isOver = ({ left, right, top, bottom }: DOMRect) =>
    left < a!.right && right > a!.left && top < a!.bottom && bottom > a!.top;
  const isInside = a!.left >= 0 && a!.top >= 0 && a!.right <= innerWidth && a!.bottom <= innerHeight;
  return isInside && others.length > 0 && !others.some(isOver);
}

async function seenAtEveryWidth(page: Page, step: string): Promise<void> {
  await page.locator(`[data-region=tour][data-step=${step}]`).waitFor();
  for (const [width, height] of widths) {
    await page.setViewportSize({ width, height });
    await page.waitForFunction(standsBeside);
  }
  await take(page, `tour-${step}`);
}

test('the tour shows five things, is walked by keys, changes a figure and puts it back', async () => {
  const { page } = lin;
  await page.goto('/');
  await page.getByRole('button', { name: /打开样例/ }).click();
  const card = page.locator('[data-region=tour]');
  await seenAtEveryWidth(page, 'outline');
  await expect.poll(() => card.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await seenAtEveryWidth(page, 'write');
  await card.getByRole('button', { name: '下一步' }).click();
  await seenAtEveryWidth(page, 'figure');
  await card.getByRole('button', { name: /试试/ }).click();
  await editor(page, budget).getByText('2,100.00').first().waitFor();
  await card.getByText('正文已经跟着变了').waitFor();
  // Gone on without putting it back: it is put back all the same.
  await card.getByRole('button', { name: '下一步' }).click();
  await seenAtEveryWidth(page, 'check');
  await editor(page, budget).getByText('2,118.90').first().waitFor();
  await card.getByRole('button', { name: '下一步' }).click();
  await seenAtEveryWidth(page, 'submit');
  await card.getByRole('button', { name: '开始使用' }).click();
  await card.waitFor({ state: 'detached' });
});

test('it comes once by itself, and again when it is asked for', async () => {
  const { page } = lin;
  await page.reload();
  await editor(page, budget).waitFor();
  const card = page.locator('[data-region=tour]');
  await page.getByRole('button', { name: '帮助' }).click();
  expect(await card.count()).toBe(0);
  await page.getByRole('menuitem', { name: '功能导览' }).click();
  await expect.poll(() => card.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.keyboard.press('Escape');
  await card.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '帮助' }).click();
  await page.getByRole('menuitem', { name: '键盘快捷键' }).click();
  await page.getByRole('dialog', { name: '键盘快捷键' }).getByText('下一条批注').waitFor();
  await take(page, 'keys');
  expect(lin.faults).toEqual([]);
});
