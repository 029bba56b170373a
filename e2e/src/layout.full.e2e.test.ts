// A report of 300 pages, printed and measured page by page. Skipped where LibreOffice or poppler is not installed.

import { afterAll, describe, expect, test } from 'vitest';
import { canPrint, importedReport, longText, Press, shownText } from './handed-in';
import { measured, mostLines, wrongFaces } from './measured-layout';
import { printedText } from './printed-lines';

describe.skipIf(!canPrint)('300 pages', () => {
  const press = new Press();
  afterAll(() => press.close());

  test('keep the layout on every page, and every character', () => {
    const report = importedReport(longText(300));
    const { office, pdf } = press.print({ long: report }).long!;
    for (const file of [office, pdf]) {
      const { pages, faults } = measured(file, report);
      expect(faults).toEqual([]);
      expect(pages.length).toBeGreaterThan(290);
      expect(mostLines(pages)).toBe(22);
      expect(pages.slice(0, -1).filter(({ lines }) => lines < 20)).toEqual([]);
      expect(printedText(file)).toBe(shownText(report));
    }
    expect(wrongFaces(office, report)).toEqual([]);
  });
});
