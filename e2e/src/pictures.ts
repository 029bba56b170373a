// Pictures are made to be looked at, when a folder for them is named.

import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { root } from './server';

const widths = [
  [1440, 900],
  [1024, 768],
  [390, 844],
] as const;

/** The page as it is, at the three widths, into the folder that HUIGAO_PICTURES names. */
export async function take(page: Page, name: string): Promise<void> {
  const folder = process.env['HUIGAO_PICTURES'];
  if (!folder) return;
  mkdirSync(path.resolve(root, folder), { recursive: true });
  const size = page.viewportSize()!;
  for (const [width, height] of widths) {
    await page.setViewportSize({ width, height });
    await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)));
    await page.screenshot({ path: path.resolve(root, folder, `${name}-${width}.png`) });
  }
  await page.setViewportSize(size);
}
