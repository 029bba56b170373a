// What stands on the pages of a PDF, line by line, as poppler reads it.

import { spawnSync } from 'node:child_process';

/** A line; edges in points from the page's left upper corner. */
export interface PrintedLine {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export const said = (program: string, ...args: readonly string[]) =>
  spawnSync(program, args, { maxBuffer: 256 * 1024 * 1024 }).stdout.toString();

const unescaped = (text: string) =>
  text.replace(
    /&(?:lt|gt|amp|quot|apos|#(\d+));/g,
    (entity, code?: string) =>
      ({ '&lt;': '<', '&gt;': '>', '&amp;': '&', '&quot;': '"', '&apos;': "'" })[entity] ??
      String.fromCodePoint(Number(code)),
  );

const anyLine = /<line xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)<\/line>/gs;

/** Lines by page, from top to bottom. */
export function printedLines(pdf: string): readonly (readonly PrintedLine[])[] {
  const pages = said('pdftotext', '-bbox-layout', pdf, '-').split('<page ').slice(1);
  return pages.map((page) =>
    [...page.matchAll(anyLine)]
      .map(([, left, top, right, bottom, words]) => ({
        left: Number(left),
        top: Number(top),
        right: Number(right),
        bottom: Number(bottom),
        text: unescaped([...words!.matchAll(/<word[^>]*>([^<]*)</g)].map(([, word]) => word).join('')),
      }))
      .sort((a, b) => a.top - b.top),
  );
}

/** The number of a page, `— 1 —`. */
export const isPageNumber = (text: string) => /^—\s*\d+\s*—$/.test(text.trim());

/** The text of all pages, without page numbers, space and where lines end. */
export const printedText = (pdf: string) =>
  said('pdftotext', pdf, '-')
    .split(/[\n\f]/)
    .filter((line) => !isPageNumber(line))
    .join('')
    .replace(/\s/g, '');

/** Stretches of one font, each with the name the file has it under. */
export function printedFonts(pdf: string): readonly { readonly font: string; readonly text: string }[] {
  const xml = said('pdftohtml', '-xml', '-stdout', '-i', '-hidden', pdf);
  const names = new Map(
    [...xml.matchAll(/<fontspec id="(\d+)"[^>]*? family="(?:[A-Z]{6}\+)?([^"]*)"/g)].map(([, id, name]) => [
      id!,
      name!,
    ]),
  );
  return [...xml.matchAll(/<text [^>]*font="(\d+)"[^>]*>(.*?)<\/text>/gs)].map(([, id, inner]) => ({
    font: names.get(id!) ?? '',
    text: unescaped(inner!.replace(/<[^>]*>/g, '')),
  }));
}
