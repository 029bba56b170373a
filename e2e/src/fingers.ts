// A finger on a phone, by the browser's own protocol for touch events: what the page gets is what Chromium makes of them.

import type { Page } from 'playwright-core';
import { editor } from './report-page';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Finger {
  readonly tap: (at: Point) => Promise<void>;
  readonly doubleTap: (at: Point) => Promise<void>;
  /** Puts the finger down at a point, takes it to another, and lifts it there once something has come about. */
  readonly draw: (from: Point, to: Point, until?: () => Promise<unknown>) => Promise<void>;
}

export async function fingerOn(page: Page): Promise<Finger> {
  const session = await page.context().newCDPSession(page);
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...touchPoints: readonly Point[]) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints: [...touchPoints] });
  const tap = async (at: Point) => {
    await send('touchStart', at);
    await send('touchEnd');
  };
  return {
    tap,
    doubleTap: async (at) => {
      await tap(at);
      await tap(at);
    },
    draw: async (from, to, until = async () => {}) => {
      await send('touchStart', from);
      try {
        // Not in one leap: a finger is felt on its way.
        for (let step = 1; step <= 6; step++) {
          const part = step / 6;
          await send('touchMove', { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part });
        }
        await until();
      } finally {
        await send('touchEnd');
      }
    },
  };
}

/** Where on the screen the middle of these words of a section stands, once they are scrolled to the middle of it. */
export async function wordsOnScreen(page: Page, title: string, words: string): Promise<Point> {
  const text = editor(page, title);
  const at = await text.evaluate((element, wanted) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const from = node.textContent!.indexOf(wanted);
      if (from < 0) continue;
      const range = document.createRange();
      range.setStart(node, from);
      range.setEnd(node, from + wanted.length);
      node.parentElement!.scrollIntoView({ block: 'center', behavior: 'instant' });
      const { left, top, width, height } = range.getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };
    }
    return null;
  }, words);
  if (!at) throw new Error(`“${words}” is not in one piece of text.`);
  return at;
}
