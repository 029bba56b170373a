// Lines of a printed report against the numbers of GB/T 9704-2012 (docs/layout.md).

import { type Report, shownSections } from '../../packages/report/src/index';
import { namedFonts } from './named-fonts';
import { isPageNumber, type PrintedLine, printedFonts, printedLines } from './printed-lines';

const perMm = 72 / 25.4;
const tolerance = 0.3 * perMm;
const pitch = 28.95;
const area = { left: 28 * perMm, right: 184 * perMm, top: 37 * perMm, bottom: 262 * perMm };
/** A stop may hang over the edge of a line in Word, and does in LibreOffice. */
const hanging = 16;

/** An opening bracket that begins a line may have its blank half left of the edge. */
const opening = /^[“‘（《〈【〔「『]/;

/** What is wrong with the lines of a page. */
interface PageFaults {
  readonly page: number;
  readonly what: string;
}

const isFullWidth = (text: string) => /^[\u3400-\u9fff\u3001-\u301f（），：；！？]+$/.test(text);

/** The height most lines have: that of the text. Lines of other faces and sizes are boxed otherwise around the same baseline. */
function usualHeight(pages: readonly (readonly PrintedLine[])[]): number {
  const counts = new Map<number, number>();
  for (const { top, bottom } of pages.flat()) {
    const height = Math.round((bottom - top) * 10) / 10;
    counts.set(height, (counts.get(height) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a)[0]![0];
}

/** What a page has: its lines of text, and whether nothing else stands on it. */
export interface MeasuredPage {
  readonly lines: number;
  readonly isText: boolean;
}

export interface Measured {
  readonly pages: readonly MeasuredPage[];
  /** How many characters full lines have that hold nothing but characters of full width. */
  readonly fullLines: ReadonlyMap<number, number>;
  readonly faults: readonly PageFaults[];
}

/** Where lines of the grid begin, as most do. */
function usualOffset(lines: readonly PrintedLine[]): number {
  const counts = new Map<number, number>();
  for (const { top } of lines) {
    const offset = Math.round((top % pitch) * 5) / 5;
    counts.set(offset, (counts.get(offset) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? 0;
}

/**
 * Measures every line of every page. Tables keep no grid: pages with one are held to the area only.
 * LibreOffice sets a line by the descent of its face: headings and title, of other faces than the text, stand as they must in Word only.
 */
export function measured(pdf: string, report: Report): Measured {
  const others = new Set(shownSections(report).map(({ entry, number }) => number + entry.title));
  const pages = printedLines(pdf);
  const usual = usualHeight(pages);
  const faults: PageFaults[] = [];
  const fullLines = new Map<number, number>();
  const measuredPages = pages.map((all, index): MeasuredPage => {
    const fault = (what: string) => faults.push({ page: index + 1, what });
    const number = all.filter(({ text }) => isPageNumber(text));
    if (number.length !== 1) fault(`${number.length} page numbers`);
    const lines = all.filter(({ text }) => !isPageNumber(text));
    const isText = lines.every(({ top, bottom }) => bottom - top > usual * 0.85);
    const onGrid = lines.filter(({ top, bottom }) => Math.abs(bottom - top - usual) < 0.15);
    for (const { text, left, right, top, bottom } of lines) {
      if (left < area.left - tolerance - (opening.test(text) ? 8 : 0)) fault(`begins at ${left}: ${text}`);
      if (right > area.right + hanging + tolerance) fault(`ends at ${right}: ${text}`);
      if (top < area.top - tolerance || bottom > area.bottom + tolerance)
        fault(`at ${top} to ${bottom}: ${text}`);
      const isFull = Math.abs(left - area.left) < tolerance && Math.abs(right - area.right) < 1.5;
      const count = [...text].length;
      if (isFull && isFullWidth(text)) fullLines.set(count, (fullLines.get(count) ?? 0) + 1);
    }
    const offset = usualOffset(onGrid);
    if (isText)
      for (const { text, top } of onGrid) {
        const away = ((((top - offset) % pitch) + pitch * 1.5) % pitch) - pitch / 2;
        if (Math.abs(away) > tolerance && !others.has(text)) fault(`off the grid by ${away}: ${text}`);
      }
    return { lines: new Set(lines.map(({ top }) => Math.round((top - offset) / pitch))).size, isText };
  });
  return { pages: measuredPages, fullLines, faults };
}

/** Faces of headings, title and page numbers that are not those of the standard. */
export function wrongFaces(pdf: string, report: Report): readonly string[] {
  const stretches = printedFonts(pdf);
  const dense = (text: string) => text.replace(/\s/g, '');
  const fontsOf = (text: string) =>
    stretches.filter((one) => dense(one.text) === dense(text)).map(({ font }) => font);
  const faces = ['黑体', '楷体_GB2312'] as const;
  const wrong = shownSections(report).flatMap(({ entry, number }) => {
    const wanted = namedFonts[faces[entry.level - 1]!].printed;
    const fonts = fontsOf(number + entry.title);
    return fonts.some((font) => font.startsWith(wanted)) ? [] : [`${number}${entry.title}: ${fonts.join()}`];
  });
  for (const { font, text } of stretches)
    if (isPageNumber(text) && !font.startsWith(namedFonts.宋体.printed)) wrong.push(`${text}: ${font}`);
  const title = stretches.filter(({ font }) => font.startsWith(namedFonts.方正小标宋简体.printed));
  const han = (text: string) => text.replace(/[^\p{Script=Han}]/gu, '');
  if (han(title.map(({ text }) => text).join('')) !== han(report.title)) wrong.push(report.title);
  return wrong;
}

/** Lines of the fullest page that holds nothing but text. */
export const mostLines = (pages: readonly MeasuredPage[]) =>
  Math.max(...pages.filter(({ isText }) => isText).map(({ lines }) => lines));

/** The part of full lines that have so many characters. A mark that may not begin a line makes one longer or shorter. */
export function partOf(fullLines: ReadonlyMap<number, number>, characters: number): number {
  const all = [...fullLines.values()].reduce((sum, count) => sum + count, 0);
  return (fullLines.get(characters) ?? 0) / all;
}
