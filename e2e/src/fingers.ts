// A finger on a phone, by the browser's own protocol for touch events: what the page gets is what Chromium makes of them.

import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { editor } from './report-page';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Finger {
  readonly tap: (at: Point) => Promise<void>;
  readonly doubleTap: (at: Point) => Promise<void>;
  /** Puts the finger down at a point, takes it to another, and lifts it there. */
  readonly draw: (from: Point, to: Point) => Promise<void>;
  /**
   * Takes hold of something that says so by `data-held`, takes it to where the finger is to be then, and lets go of it once something
   * has come about. What moves away from below the finger, as the page is still being laid out, is taken hold of once more.
   */
  readonly drag: (
    handle: Locator,
    to: (from: Point) => Point,
    until: () => Promise<unknown>,
  ) => Promise<void>;
}

export async function fingerOn(page: Page): Promise<Finger> {
  const session = await page.context().newCDPSession(page);
  const send = (
    type: 'touchStart' | 'touchMove' | 'touchEnd' | 'touchCancel',
    ...touchPoints: readonly Point[]
  ) => session.send('Input.dispatchTouchEvent', { type, touchPoints: [...touchPoints] });
  const tap = async (at: Point) => {
    await send('touchStart', at);
    await send('touchEnd');
  };
  /** Not in one leap: a finger is felt on its way. */
  const move = async (from: Point, to: Point) => {
    for (let step = 1; step <= 6; step++) {
      const part = step / 6;
      await send('touchMove', { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part });
    }
  };
  const takeHold = async (handle: Locator): Promise<Point> => {
    for (let attempt = 0; attempt < 20; attempt++) {
      const box = await handle.boundingBox();
      if (!box) continue;
      const at = { x: box.x + box.width / 2, y: box.y + 10 };
      await send('touchStart', at);
      const isHeld = await expect
        .poll(() => handle.getAttribute('data-held'), { timeout: 500 })
        .not.toBeNull()
        .then(
          () => true,
          () => false,
        );
      if (isHeld) return at;
      await send('touchCancel');
    }
    throw new Error('It could not be taken hold of.');
  };
  return {
    tap,
    doubleTap: async (at) => {
      await tap(at);
      await tap(at);
    },
    draw: async (from, to) => {
      await send('touchStart', from);
      await move(from, to);
      await send('touchEnd');
    },
    drag: async (handle, to, until) => {
      const from = await takeHold(handle);
      try {
        await move(from, to(from));
        await until();
      } finally {
        await send('touchEnd');
      }
    },
  };
}

/** Where on the screen the middle of these words of a section stands, once they are scrolled to the middle of it and rest there. */
export async function wordsOnScreen(page: Page, title: string, words: string): Promise<Point> {
  const text = editor(page, title);
  const at = await text.evaluate(async (element, wanted) => {
    const range = document.createRange();
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    let node = walker.nextNode();
    while (node && !node.textContent!.includes(wanted)) node = walker.nextNode();
    if (!node) return null;
    const from = node.textContent!.indexOf(wanted);
    range.setStart(node, from);
    range.setEnd(node, from + wanted.length);
    node.parentElement!.scrollIntoView({ block: 'center', behavior: 'instant' });
    // Texts that come into sight are laid out now, and move it.
    const frame = () => new Promise((next) => requestAnimationFrame(next));
    let [top, same] = [Number.NaN, 0];
    while (same < 4) {
      await frame();
      const now = range.getBoundingClientRect().top;
      same = now === top ? same + 1 : 0;
      top = now;
    }
    const { left, width, height } = range.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  }, words);
  if (!at) throw new Error(`“${words}” is not in one piece of text.`);
  return at;
}
