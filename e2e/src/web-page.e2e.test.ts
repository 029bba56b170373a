// The page an export makes, as others open it: judged by axe by WCAG 2.2 AA, on a wide screen and on a phone.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exportReport } from '../../packages/export/src/index';
import { launch } from './browser';
import { sampleReport } from './handed-in';
import { take } from './pictures';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser?.close());

test('the sample as a page: nothing that axe finds, nothing that runs over the edge', async () => {
  const { bytes } = await exportReport(sampleReport(), 'html');
  const page = await browser.newPage();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.setContent(Buffer.from(bytes).toString('utf8'));
  await take(page, 'export-page');
  // The page's own policy lets no code run: axe comes from outside of it.
  await page.evaluate(axeSource);
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 844 });
    const wrong = await page.evaluate(async () => {
      const { axe } = window as unknown as { readonly axe: typeof import('axe-core') };
      const { violations } = await axe.run({
        runOnly: {
          type: 'tag',
          values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        },
      });
      return violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join()).join(' ')}`,
      );
    });
    expect(wrong).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  }
  expect(asked).toEqual([]);
  await page.close();
});
