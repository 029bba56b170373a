// The contrast that tokens.css promises: WCAG 2.2, 1.4.3 (text 4.5:1) and 1.4.11 (parts of controls 3:1).
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const source = readFileSync(path.resolve(import.meta.dirname, '../src/tokens.css'), 'utf8');

const tokens = new Map(
  [...source.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map(([, name, value]) => [name!, value!]),
);

const channel = (value: number) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);

/** Relative luminance, WCAG 2.2. */
function luminance(name: string): number {
  const colour = tokens.get(name);
  if (!colour) throw new Error(`no token --${name}`);
  const [red, green, blue] = [1, 3, 5].map((at) =>
    channel(Number.parseInt(colour.slice(at, at + 2), 16) / 255),
  );
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light! + 0.05) / (dark! + 0.05);
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
])('%s is legible on %s', (ink, on) => expect(contrast(ink, on)).toBeGreaterThanOrEqual(4.5));

test.each(['paper', 'sheet', 'desk'])('the edge of a control and the focus ring show on %s', (on) => {
  expect(contrast('line-strong', on)).toBeGreaterThanOrEqual(3);
  expect(contrast('focus', on)).toBeGreaterThanOrEqual(3);
});
