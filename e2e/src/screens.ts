// What a screen is, and the walk over all of them: for what must hold on each, and for pictures. Which there are: screen-list.ts.

import { stripVTControlCharacters } from 'node:util';
import type { Page } from 'playwright-core';

export interface Screen {
  readonly name: string;
  /** What is new on the page, as a selector. */
  readonly part:
    | 'body'
    | 'dialog[open]'
    | '[data-region=panel]'
    | '[data-region=tour]'
    | '[popover]:popover-open';
  readonly open: (page: Page) => Promise<void>;
}

/** Screens that are reached from one place. */
export interface Ground {
  readonly name: string;
  readonly page: Page;
  readonly open: () => Promise<void>;
  readonly screens: readonly Screen[];
}

/** Looks at the screen that is there now. */
export type Look = (page: Page, screen: Pick<Screen, 'name' | 'part'>) => Promise<void>;

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first();
export const press = (page: Page, name: string | RegExp) => button(page, name).click();

export const dialog = (name: string, open: (page: Page) => Promise<void>): Screen => ({
  name,
  part: 'dialog[open]',
  open: async (page) => {
    const before = await page.locator('dialog[open]').count();
    await open(page);
    await page.waitForFunction(
      (count) => document.querySelectorAll('dialog[open]').length > count,
      Math.min(before, 0),
    );
    // What it fetches is there.
    await page.waitForFunction(() => !document.querySelector('dialog[open] [aria-busy=true]'));
  },
});

export const byMenu =
  (trigger: string | RegExp, item: string | RegExp) =>
  async (page: Page): Promise<void> => {
    await press(page, trigger);
    await page.getByRole('menuitem', { name: item }).click();
  };

export const panel = (name: string, tab: RegExp): Screen => ({
  name,
  part: '[data-region=panel]',
  open: async (page) => {
    await page.getByRole('tab', { name: tab }).click();
    await page.locator('[data-region=panel] [role=tabpanel] :is(button, li)').first().waitFor();
  },
});

export const page = (name: string, address: string, awaited: string): Screen => ({
  name,
  part: 'body',
  open: async (at) => {
    await at.goto(address);
    await at.locator(awaited).first().waitFor();
  },
});

const overlay = 'dialog[open], [popover]:popover-open, [data-region=tour]';

/** Closes what lies over the page, however many dialogs there are. */
async function closeAll(at: Page): Promise<void> {
  // It stands beside the page, whose keys are its own: it is left from within.
  const tour = at.locator('[data-region=tour]');
  if ((await tour.count()) > 0) await tour.focus();
  for (let pressed = 0; pressed < 4 && (await at.locator(overlay).count()) > 0; pressed++) {
    const left = await at.locator(overlay).count();
    await at.keyboard.press('Escape');
    await at.waitForFunction(([wanted, count]) => document.querySelectorAll(wanted).length < count, [
      overlay,
      left,
    ] as const);
  }
}

/** The first lines of what went wrong, without colours. */
const inShort = (fault: unknown): string =>
  stripVTControlCharacters(String(fault)).split('\n').slice(0, 4).join(' ');

/** All of them, one after the other. Those that could not be shown or looked at are named, and do not keep the others from being shown. */
export async function visitScreens(grounds: readonly Ground[], look: Look): Promise<readonly string[]> {
  const failed: string[] = [];
  for (const { name, page: at, open, screens } of grounds) {
    await at.bringToFront();
    let isOpen = false;
    for (const screen of screens)
      try {
        if (!isOpen) await open();
        isOpen = true;
        await screen.open(at);
        await look(at, screen);
        // What is selected, found or scrolled there is not of the next.
        if (screen.part === 'body') isOpen = false;
        else if (screen.part !== '[data-region=panel]') await closeAll(at);
      } catch (fault) {
        failed.push(`${name}, ${screen.name}: ${inShort(fault)}`);
        isOpen = false;
      }
  }
  return failed;
}
