// Layout of what is handed in, measured: the sample, a report as it was published, and one with rare characters; see
// layout.full.e2e.test.ts for 300 pages. Skipped where LibreOffice or poppler is not installed.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  canPrint,
  importedReport,
  Press,
  type Printed,
  publishedText,
  rareText,
  sampleReport,
  shownText,
} from './handed-in';
import { measured, mostLines, partOf, wrongFaces } from './measured-layout';
import { printedText, said } from './printed-lines';

const names = ['sample', 'published', 'rare'] as const;

describe.skipIf(!canPrint)('printed', () => {
  let press: Press;
  let printed: Readonly<Record<string, Printed>>;

  beforeAll(() => {
    press = new Press();
    printed = press.print({
      sample: sampleReport(),
      ...(publishedText ? { published: importedReport(publishedText) } : {}),
      rare: importedReport(rareText),
    });
  }, 120_000);
  afterAll(() => press?.close());

  for (const name of names) {
    const there = test.skipIf(name === 'published' && publishedText === null);

    there(`${name}: Word document, printed by LibreOffice`, () => {
      const { office, report } = printed[name]!;
      const { pages, fullLines, faults } = measured(office, report);
      expect(faults).toEqual([]);
      expect(mostLines(pages)).toBe(22);
      expect(partOf(fullLines, 28)).toBeGreaterThan(0.9);
      expect(wrongFaces(office, report)).toEqual([]);
      if (name !== 'sample') expect(printedText(office)).toBe(shownText(report));
    });

    there(`${name}: PDF, made where no font is installed`, () => {
      const { pdf, report } = printed[name]!;
      const { pages, fullLines, faults } = measured(pdf, report);
      expect(faults).toEqual([]);
      expect(mostLines(pages)).toBe(22);
      // Typst squeezes punctuation and justifies what is left.
      expect(partOf(fullLines, 28)).toBeGreaterThan(0.75);
      if (name !== 'sample') expect(printedText(pdf)).toBe(shownText(report));
      const fonts = said('pdffonts', pdf).trim().split('\n').slice(2);
      for (const font of fonts) expect(font).toMatch(/ yes yes yes /);
    });
  }
});
