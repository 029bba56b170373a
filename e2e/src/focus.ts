// Where the keyboard is: what a journey asks of it on any page.

import type { Page } from 'playwright-core';

/** What has the focus. */
export interface Focused {
  readonly name: string;
  /** Why one does not see where one is; null: one does. */
  readonly fault: 'nowhere' | 'out of sight' | 'covered' | 'not marked' | null;
}

/** What has the focus now, and whether it can be seen that it has. */
export const focused = (page: Page): Promise<Focused> =>
  page.evaluate(() => {
    const element = document.activeElement as HTMLElement | null;
    if (!element || element === document.body) return { name: 'body', fault: 'nowhere' as const };
    const name = `${element.tagName.toLowerCase()} ${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40)}`;
    // Of what goes over two lines, the first.
    const box = element.getClientRects()[0] ?? element.getBoundingClientRect();
    const isInWindow =
      box.width > 0 && box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth;
    if (!isInWindow) return { name, fault: 'out of sight' as const };
    const x = Math.min(Math.max(box.left + Math.min(box.width / 2, 40), 0), innerWidth - 1);
    const y = Math.min(Math.max(box.top + Math.min(box.height / 2, 20), 0), innerHeight - 1);
    const there = document.elementFromPoint(x, y);
    const label = (element as HTMLInputElement).labels?.[0];
    const isOnTop =
      there !== null && (element.contains(there) || there.contains(element) || label?.contains(there));
    if (!isOnTop) return { name, fault: 'covered' as const };
    const isMarked = (one: Element | null): boolean => {
      if (!one || one === document.body) return false;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
      if (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) return true;
      return one === element && boxShadow !== 'none' ? true : isMarked(one.parentElement);
    };
    // A caret marks where one writes.
    const writes =
      element.isContentEditable || element.matches('textarea, input:not([type=checkbox], [type=radio])');
    return { name, fault: writes || isMarked(element) ? null : ('not marked' as const) };
  });

/** Presses Tab until it comes round, or so often; everything that had the focus. */
export async function tabThrough(page: Page, most = 60): Promise<readonly Focused[]> {
  const seen: Focused[] = [];
  const first = await page.evaluateHandle(() => document.activeElement);
  for (let pressed = 0; pressed < most; pressed++) {
    await page.keyboard.press('Tab');
    seen.push(await focused(page));
    const isRound = await first.evaluate((element) => element === document.activeElement);
    if (isRound || seen.at(-1)!.fault === 'nowhere') break;
  }
  return seen;
}
