// The suggestions of a review copy are revisions of Word: accepting them all there gives the text that accepting them all here gives, and
// rejecting them the text as it is.

import { type ExportOptions, exportReport } from '@huigao/export';
import { type Report, reportFromSeed, reportId, sectionBlocks } from '@huigao/report';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { importFile } from '../../src';
import { decidedRevisions } from '../decided-revisions';
import { figures, lines } from './sample';
import { SuggestedReport, type Wish, wishArbitrary } from './suggested-reports';

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

async function compare(wishes: readonly Wish[]): Promise<{ readonly made: number; readonly left: number }> {
  const world = new SuggestedReport(lines, figures);
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
