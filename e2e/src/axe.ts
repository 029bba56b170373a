// Pages and parts of them as axe judges them by WCAG 2.2 AA.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { Page } from 'playwright-core';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds wrong in a part of the page, one line each. A whole page is judged by its landmarks and headings, too. */
export async function wrongIn(page: Page, selector: string): Promise<readonly string[]> {
  // What still fades in has not its colours yet.
  await page.waitForFunction(() =>
    document.getAnimations().every(({ playState, effect }) => {
      const isEndless = effect?.getComputedTiming().iterations === Number.POSITIVE_INFINITY;
      return isEndless || playState !== 'running';
    }),
  );
  await page.evaluate(axeSource);
  const { violations } = (await page.evaluate(
    async ({ within, isPart }) =>
      (globalThis as unknown as { axe: typeof axe }).axe.run(within, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        rules: isPart ? { region: { enabled: false }, 'page-has-heading-one': { enabled: false } } : {},
      }),
    { within: selector, isPart: selector !== 'body' },
  )) as { violations: readonly axe.Result[] };
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}
