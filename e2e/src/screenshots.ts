// Pictures of every screen at three widths, in both themes and both languages, into the git-ignored folder `screenshots/`, with a page
// that shows them side by side; the README's picture goes to docs/. `npm run screenshots`, and with HUIGAO_SCREENS=name,name only those.
// They are made to be looked at, so nothing is compared here; it fails when a screen could not be shown.

import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openReport, section } from './report-page';
import { screensOf } from './screen-list';
import { type Screen, visitScreens } from './screens';
import { root } from './server';
import { type Staged, shownSection, stageReport, unstage } from './staged-report';

const folder = path.join(root, 'screenshots');
const widths = [
  [1440, 900],
  [1024, 768],
  [390, 844],
] as const;
const languages = ['zh', 'en'] as const;
const themes = ['light', 'dark'] as const;
/** These are looked at in other densities and colours, and on paper, too. */
const withOtherLooks = [
  'start',
  'report',
  'checks',
  'suggestions',
  'board',
  'check-report',
  'tidy',
  'versions',
];
const named = process.env['HUIGAO_SCREENS']?.split(',');

let staged: Staged;

beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  staged = await stageReport({ lin: '林晓', chen: '陈敏', wang: '王审核', guest: '孙读者' });
});

afterAll(() => unstage(staged));

/** Changes the language without moving anything else, under an open dialog too. */
async function switchLanguage(page: Page, to: 'en' | 'zh'): Promise<void> {
  if (await page.evaluate((wanted) => document.documentElement.lang.startsWith(wanted), to)) return;
  await page.evaluate(() => document.querySelector<HTMLButtonElement>('button[lang]')?.click());
  if ((await page.locator('button[lang]').count()) === 0) return;
  await page.locator(`html[lang^=${to}]`).waitFor({ state: 'attached' });
}

/** Opens the panel where it is a drawer, which it is on narrower screens than the one it was opened on. */
async function openDrawer(page: Page): Promise<void> {
  const region = page.locator('[data-region=panel]');
  if (!(await region.isVisible()))
    await page.getByRole('button', { name: /^(数据、批注|Figures, comments)/ }).click();
  await region.waitFor();
}

async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    // Panels slide when the width changes; turning spinners never end.
    const ending = document.getAnimations().filter((one) => one.effect?.getTiming().iterations !== Infinity);
    await Promise.allSettled(ending.map((one) => one.finished));
  });
}

const setDensity = (page: Page, density: string | null) =>
  page.evaluate((wanted) => {
    if (wanted) document.documentElement.dataset['density'] = wanted;
    else delete document.documentElement.dataset['density'];
  }, density);

/** As some people have it, and as it is printed. */
async function takeOtherLooks(page: Page, name: string): Promise<void> {
  const shot = async (look: string) => {
    await settle(page);
    await page.screenshot({ path: path.join(folder, name, `${look}.png`) });
  };
  for (const density of ['compact', 'roomy']) {
    await setDensity(page, density);
    await shot(density);
  }
  await setDensity(page, null);
  for (const colorScheme of themes) {
    await page.emulateMedia({ colorScheme, contrast: 'more' });
    await shot(`contrast-${colorScheme}`);
    await page.emulateMedia({ colorScheme, contrast: null, forcedColors: 'active' });
    await shot(`forced-${colorScheme}`);
    await page.emulateMedia({ colorScheme: null, forcedColors: null });
  }
  await page.emulateMedia({ media: 'print' });
  await shot('print');
  await page.emulateMedia({ media: null });
}

/** In all widths, both themes and both languages. */
async function take(page: Page, { name, part }: Pick<Screen, 'name' | 'part'>): Promise<void> {
  mkdirSync(path.join(folder, name), { recursive: true });
  try {
    if (withOtherLooks.includes(name)) await takeOtherLooks(page, name);
    for (const [width, height] of widths) {
      await page.setViewportSize({ width, height });
      await settle(page);
      if (part === '[data-region=panel]') await openDrawer(page);
      for (const language of languages) {
        await switchLanguage(page, language);
        for (const colorScheme of themes) {
          await page.emulateMedia({ colorScheme });
          await settle(page);
          await page.screenshot({ path: path.join(folder, name, `${language}-${colorScheme}-${width}.png`) });
        }
      }
    }
  } finally {
    await setDensity(page, null);
    await page.emulateMedia({ colorScheme: null, contrast: null, forcedColors: null, media: null });
    await page.setViewportSize({ width: widths[0][0], height: widths[0][1] });
    await switchLanguage(page, 'zh');
  }
}

/** One row of pictures for each screen. */
function contactSheet(names: readonly string[]): string {
  const picture = (name: string, as: string) =>
    `<a href="${name}/${as}.png"><img loading="lazy" height="360" alt="${as}" src="${name}/${as}.png"></a>`;
  const kinds = widths.flatMap(([width]) =>
    languages.flatMap((language) => themes.map((theme) => `${language}-${theme}-${width}`)),
  );
  const others = [
    'compact',
    'roomy',
    'contrast-light',
    'contrast-dark',
    'forced-light',
    'forced-dark',
    'print',
  ];
  const rows = names.map((name) => {
    const shown = withOtherLooks.includes(name) ? [...kinds, ...others] : kinds;
    return `<h2>${name}</h2>${shown.map((kind) => picture(name, kind)).join('\n')}`;
  });
  return `<!doctype html><meta charset="utf-8"><title>Screens</title>${rows.join('\n')}`;
}

test("the README's picture", async () => {
  const { page } = staged.lin;
  await openReport(page, staged.report, shownSection);
  await page.getByRole('link', { name: new RegExp(shownSection) }).click();
  await page.getByRole('tabpanel').getByText('2,118.90').first().waitFor();
  await section(page, shownSection).locator(`[data-name="陈敏"]`).first().waitFor({ state: 'attached' });
  await settle(page);
  await page.screenshot({ path: path.join(root, 'docs/screenshot.png') });
});

test('every main screen and dialog', { timeout: 1_800_000 }, async () => {
  const grounds = screensOf(staged).map((ground) => ({
    ...ground,
    screens: ground.screens.filter(({ name }) => !named || named.includes(name)),
  }));
  const failed = await visitScreens(grounds, take);
  const names = grounds.flatMap(({ screens }) => screens.map(({ name }) => name));
  writeFileSync(path.join(folder, 'index.html'), contactSheet(names));
  expect(failed).toEqual([]);
  expect(staged.lin.faults).toEqual([]);
});
