// An archive holds what is suggested and said of a report, and what its figures were before: it reads back equal.

import {
  decodeArchive,
  encodeArchive,
  type FigureChange,
  figureId,
  personId,
  type Report,
  reportFromSeed,
  reportId,
} from '@huigao/report';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { figures, lines } from './sample';
import { reportOfLines, SuggestedReport, wishArbitrary } from './suggested-reports';

const ids = () => {
  let next = 0;
  return () => `s${next++}`;
};

/** A report as an archive gives it back; nobody imports it, who would say what others said. */
function readBack(archive: string): Report {
  const read = decodeArchive(archive);
  if (!read.ok) throw new Error(read.detail);
  return reportFromSeed(read.seed, { id: reportId('r'), owner: null, newId: ids() });
}

/** Words and marks that no two reports name alike by chance are compared as they lie in the file; ids, times of reading are not in it. */
const told = (archive: string) => {
  const { remarks, figures: kept, outline } = JSON.parse(archive);
  return { remarks, figures: kept, outline };
};

const change = fc.record({
  from: fc.constantFrom(null, '1', '21195600'),
  to: fc.constantFrom('2', '21189000'),
  at: fc.nat(1_700_000_000),
  reason: fc.constantFrom('', '据决算', '更正<录入>'),
});

test('any archive with suggestions and histories of figures reads back equal', () => {
  let suggestions = 0;
  fc.assert(
    fc.property(
      fc.array(wishArbitrary, { minLength: 1, maxLength: 6 }),
      fc.array(change, { maxLength: 4 }),
      (wishes, changes) => {
        const world = new SuggestedReport(reportOfLines(lines, figures));
        for (const [index, wish] of wishes.entries()) world.suggest(wish, index, index % 2 ? '理由' : '');
        const id = figureId('total.executed');
        const figure = world.report.figures.get(id)!;
        const history = changes.map((one) => ({ ...one, by: personId('lin') }) as unknown as FigureChange);
        const report = {
          ...world.report,
          figures: new Map(world.report.figures).set(id, { ...figure, history }),
        };
        suggestions += report.suggestions.size;
        const archive = encodeArchive(report);
        const back = readBack(archive);
        expect(back.figures.get(id)!.history).toEqual(history);
        expect(told(encodeArchive(back))).toEqual(told(archive));
      },
    ),
    { numRuns: 30 },
  );
  expect(suggestions).toBeGreaterThan(40);
});
