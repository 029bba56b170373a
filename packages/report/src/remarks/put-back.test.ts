import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type FindLine, findLines } from '../body/find';
import { executedReport } from '../executed-report.fixture';
import { type PutBack, putBack } from './put-back';

const linesOf = (...notation: readonly string[]): readonly FindLine[] => findLines(executedReport(notation));

/** The lines after the pieces were put in, as text. */
function after(lines: readonly FindLine[], pieces: readonly PutBack[]): readonly string[] {
  const indexAt = (pos: number) =>
    lines.findIndex(({ positions }) => pos >= positions[0]! && pos <= positions.at(-1)! + 1);
  const words = lines.map(({ text }) => text);
  const before = lines.map((): string[] => []);
  const behind = lines.map((): string[] => []);
  const atEnd: string[] = [];
  for (const piece of pieces.toReversed())
    if (piece.put === 'words') {
      const index = indexAt(piece.pos);
      const unit = lines[index]!.positions.indexOf(piece.pos);
      const at = unit < 0 ? words[index]!.length : unit;
      words[index] = words[index]!.slice(0, at) + piece.text + words[index]!.slice(at);
    } else if (piece.at === null) atEnd.unshift(...piece.texts);
    else (piece.side === 'before' ? before : behind)[indexAt(piece.at)]!.unshift(...piece.texts);
  return [...words.flatMap((text, index) => [...before[index]!, text, ...behind[index]!]), ...atEnd];
}

const put = (draft: readonly string[], ...notation: readonly string[]) => {
  const lines = linesOf(...notation);
  return after(lines, putBack(draft.join('\n'), lines));
};

test.each([
  ['nothing, when all of it is there', ['预算。', '执行。'], ['预算。', '执行。'], ['预算。', '执行。']],
  ['words within a line', ['全年预算很多。'], ['全年预算。'], ['全年预算很多。']],
  ['words at the end', ['预算。', '执行良好。'], ['预算。', '执行'], ['预算。', '执行良好。']],
  ['words at several places', ['甲预算乙执行丙。'], ['预算执行。'], ['甲预算乙执行丙。']],
  [
    'a paragraph of its own',
    ['预算。', '新的一段。', '执行。'],
    ['预算。', '执行。'],
    ['预算。', '新的一段。', '执行。'],
  ],
  ['one at the beginning', ['新的一段。', '预算。'], ['预算。'], ['新的一段。', '预算。']],
  ['one at the end', ['预算。', '新的一段。'], ['预算。'], ['预算。', '新的一段。']],
  [
    'beside what others wrote since',
    ['全年预算很多。'],
    ['全年预算执行良好。'],
    ['全年预算执行良好。很多。'],
  ],
  [
    'a sentence after one that others wrote there, not into it',
    ['赶上了的一句话。这一句晚了一步。'],
    ['赶上了的一句话。林晓补的一句。'],
    ['赶上了的一句话。林晓补的一句。这一句晚了一步。'],
  ],
  ['and takes nothing of theirs away', ['预算。'], ['预算。', '别人的一段。'], ['预算。', '别人的一段。']],
  ['nor takes away again what one had taken away', ['预。'], ['预算。'], ['预算。']],
  ['nothing twice, where a paragraph was split', ['前半', '后半'], ['前半后半'], ['前半后半']],
  ['nothing twice, where two were joined', ['前半后半'], ['前半', '后半'], ['前半', '后半']],
  [
    'after a figure, not within it',
    ['执行2,118.90万元整。'],
    ['执行[[executed]]。'],
    ['执行2,118.90万元整。'],
  ],
  ['all, where nothing is like it any more', ['完全不同的话。'], ['ABC'], ['ABC', '完全不同的话。']],
  ['all, into an empty text', ['一段。', '二段。'], [], ['一段。', '二段。']],
])('puts back %s', (_what, draft, now, expected) => {
  expect(put(draft, ...now)).toEqual(expected);
});

const isWithin = (part: string, whole: string) => {
  let at = 0;
  return [...part].every((character) => {
    at = whole.indexOf(character, at) + 1;
    return at > 0;
  });
};

/** Each character as often, in whatever order: where a paragraph was split, what follows goes into one of its own. */
const hasAll = (part: string, whole: string) =>
  [...new Set(part)].every((character) => whole.split(character).length >= part.split(character).length);

test('law: what was typed is there afterwards, what is there stays in its order', () => {
  const line = fc.stringMatching(/^[甲乙丙丁戊己庚辛]{1,12}$/);
  const text = fc.array(line, { maxLength: 6 });
  fc.assert(
    fc.property(text, text, (draft, now) => {
      const result = put(draft, ...now);
      expect(hasAll(draft.join(''), result.join('')), result.join('|')).toBe(true);
      expect(isWithin(now.join(''), result.join('')), result.join('|')).toBe(true);
      expect(put(now, ...now)).toEqual(now);
    }),
    { numRuns: 500 },
  );
});
