// What people do to lead a section from draft to signed, in the words of the interface.

import type { Locator, Page } from 'playwright-core';
import { section } from './report-page';

/** Presses a button beside the title of a section. */
export const press = (page: Page, title: string, name: string): Promise<void> =>
  section(page, title).getByRole('button', { name, exact: true }).click();

/** The dialog that was opened last: one may stand over the board. */
export const dialog = (page: Page): Locator => page.getByRole('dialog').last();

/** Presses a button in the foot of the dialog. */
export const confirm = (page: Page, name: string): Promise<void> =>
  dialog(page).locator('[data-dialog-foot]').getByRole('button', { name, exact: true }).click();

/** Opens what can be done with a section, and chooses. */
export async function choose(page: Page, title: string, name: string): Promise<void> {
  await section(page, title)
    .getByRole('button', { name: /状态与操作/ })
    .click();
  await page.getByRole('menuitem', { name, exact: true }).click();
}

export const waitForStatus = (page: Page, title: string, status: string): Promise<void> =>
  page.locator(`[data-section][data-status=${status}]`, { hasText: title }).waitFor();

/** Takes a step that this person is asked for, and waits until it shows. */
export async function step(page: Page, title: string, name: string, status: string): Promise<void> {
  await press(page, title, name);
  await confirm(page, name);
  await waitForStatus(page, title, status);
}

/** The same with a reason. */
export async function stepBecause(page: Page, title: string, name: string, why: string): Promise<void> {
  await press(page, title, name);
  await dialog(page).getByRole('textbox', { name: '理由' }).fill(why);
  await confirm(page, name);
}
