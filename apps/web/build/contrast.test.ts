// The contrast that tokens.css promises: WCAG 2.2, 1.4.3 (text 4.5:1) and 1.4.11 (parts of controls 3:1).
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const source = readFileSync(path.resolve(import.meta.dirname, '../src/tokens.css'), 'utf8');

const themes = ['light', 'dark'] as const;
type Theme = (typeof themes)[number];

/** Colours by token, as first set: choices of the person come later in the file. */
function tokensOf(css: string): ReadonlyMap<string, Readonly<Record<Theme, string>>> {
  const both = css.matchAll(/--([\w-]+):\s*light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g);
  return new Map(
    [...both].toReversed().map(([, name, light, dark]) => [name!, { light: light!, dark: dark! }]),
  );
}

const tokens = tokensOf(source);

const channel = (value: number) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);

/** Relative luminance, WCAG 2.2. */
function luminance(name: string, theme: Theme): number {
  const colour = tokens.get(name)?.[theme];
  if (!colour) throw new Error(`no token --${name}`);
  const [red, green, blue] = [1, 3, 5].map((at) =>
    channel(Number.parseInt(colour.slice(at, at + 2), 16) / 255),
  );
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

/** Of two tokens, where they are least apart. */
function contrast(one: string, other: string): number {
  const ratios = themes.map((theme) => {
    const [low, high] = [luminance(one, theme), luminance(other, theme)].toSorted((a, b) => a - b);
    return (high! + 0.05) / (low! + 0.05);
  });
  return Math.min(...ratios);
}

const surfaces = ['paper', 'sheet', 'desk', 'hover', 'selected'];

test.each(
  ['ink', 'ink-muted', 'accent', 'link', 'ok', 'warn', 'bad'].flatMap((ink) =>
    surfaces.map((on) => [ink, on]),
  ),
)('%s is legible on %s', (ink, on) => expect(contrast(ink, on)).toBeGreaterThanOrEqual(4.5));

test.each([
  ['accent-strong', 'accent-soft'],
  ['link', 'link-soft'],
  ['ok', 'ok-soft'],
  ['warn', 'warn-soft'],
  ['bad', 'bad-soft'],
  ['ink-on-accent', 'accent'],
  ['ink-on-accent', 'accent-strong'],
  ['ink-on-accent', 'bad'],
  ['paper', 'ink'],
  ['ink', 'found'],
  ['ink', 'found-current'],
  ['ink', 'note-strong'],
  ['note', 'note-soft'],
  ['fresh', 'fresh-soft'],
])('%s is legible on %s', (ink, on) => expect(contrast(ink, on)).toBeGreaterThanOrEqual(4.5));

test.each(['paper', 'sheet', 'desk'])('the edge of a control and the focus ring show on %s', (on) => {
  expect(contrast('line-strong', on)).toBeGreaterThanOrEqual(3);
  expect(contrast('focus', on)).toBeGreaterThanOrEqual(3);
});
