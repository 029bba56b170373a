// The suggestions of a review copy are revisions of Word: accepting them all there gives the text that accepting them all here gives, and
// rejecting them the text as it is.

import { type ExportOptions, exportReport } from '@huigao/export';
import { type Report, reportFromSeed, reportId, sectionBlocks } from '@huigao/report';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { importFile } from '../../src';
import { decidedRevisions } from '../decided-revisions';
import { figures, lines } from './sample';
import { firstReport, reportOfLines, SuggestedReport, type Wish, wishArbitrary } from './suggested-reports';

/** What a file shows: blocks with their kinds, numbers and words, stretches of bold told apart. */
function shape(bytes: Uint8Array) {
  const result = importFile(bytes, 'x.docx');
  if (!result.ok) throw new Error(result.code);
  let next = 0;
  const report = reportFromSeed(result.proposal.seed, {
    id: reportId('r'),
    owner: null,
    newId: () => `s${next++}`,
  });
  return report.outline.map((entry) => ({
    title: entry.title,
    blocks: sectionBlocks(report, entry)
      .map(({ type, level, number, runs }) => ({
        type,
        level,
        text: number + runs.map(({ text, bold }) => (bold ? `*${text}*` : text)).join(''),
      }))
      .map((block) => ({ ...block, text: block.text.replaceAll('**', '') }))
      .filter(({ text }) => text.trim() !== ''),
  }));
}

const docx = async (report: Report, options: ExportOptions = {}) =>
  (await exportReport(report, 'docx', options)).bytes;

const text = async (report: Report) => new TextDecoder().decode((await exportReport(report, 'txt')).bytes);

async function compare(wishes: readonly Wish[]): Promise<{ readonly made: number; readonly left: number }> {
  const world = new SuggestedReport(reportOfLines(lines, figures));
  for (const [index, wish] of wishes.entries()) world.suggest(wish, index);
  const { report, open, ranges } = world;
  const review = await docx(report, { copy: 'review', suggestions: ranges });
  expect(shape(decidedRevisions(review, 'reject'))).toEqual(shape(await docx(report)));
  world.acceptAll();
  expect(shape(decidedRevisions(review, 'accept'))).toEqual(shape(await docx(world.report)));
  return { made: open, left: world.open };
}

test('accepted or rejected in Word, they give what they give here', async () => {
  let made = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(wishArbitrary, { minLength: 1, maxLength: 5 }), async (wishes) => {
      made += (await compare(wishes)).made;
    }),
    { numRuns: Number(process.env.FUZZ_RUNS ?? 12), seed: Number(process.env.FUZZ_SEED ?? 20261130) },
  );
  expect(made).toBeGreaterThan(15);
}, 60_000);

test('a review copy that is brought back has the text as it was and the suggestions, to be accepted here', async () => {
  let [made, back, accepted] = [0, 0, 0];
  await fc.assert(
    fc.asyncProperty(fc.array(wishArbitrary, { minLength: 1, maxLength: 4 }), async (wishes) => {
      const world = new SuggestedReport(reportOfLines(lines, figures));
      for (const [index, wish] of wishes.entries()) world.suggest(wish, index);
      made += world.open;
      const review = await docx(world.report, { copy: 'review', suggestions: world.ranges });
      const before = importFile(review, 'x.docx');
      if (!before.ok) throw new Error(before.code);
      const again = new SuggestedReport(firstReport(before.proposal.seed));
      expect(await text(again.report)).toBe(await text(world.report));
      back += again.open;
      const isWhole = before.proposal.seed.threads!.length === 0;
      world.acceptAll();
      again.acceptAll();
      if (isWhole && again.open === 0 && world.open === 0)
        expect([++accepted, await text(again.report)]).toEqual([accepted, await text(world.report)]);
    }),
    { numRuns: Number(process.env.FUZZ_RUNS ?? 12), seed: Number(process.env.FUZZ_SEED ?? 20261130) },
  );
  expect(back).toBeGreaterThan(made / 2);
  expect(accepted).toBeGreaterThan(0);
}, 60_000);
