import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bodyFromNotation } from './notation';
import { changesSince, decodeSeen, encodeSeen, seenAfter, seenPieces } from './seen-text';

const printsOf = (lines: readonly string[]) =>
  seenPieces(bodyFromNotation([...lines])).map(({ print }) => print);

/** What differs between two texts: words that came, `|` and how many clauses went. */
function changed(before: readonly string[], after: readonly string[]): readonly string[] {
  const body = bodyFromNotation([...after]);
  return changesSince(printsOf(before), seenPieces(body)).map(({ gone, fresh }) => {
    const words = fresh.map(({ from, to }) => body.textBetween(from, to, '', '#')).join('');
    return `${words}|${gone.length}`;
  });
}

const first = [
  '全年支出[[total.executed]]，完成预算。主要用于人员经费。',
  '二是压减一般性支出；三是盘活存量。',
];

test('a clause that was changed, added or taken out, and no other', () => {
  const [a, b] = first as [string, string];
  expect(changed(first, first)).toEqual([]);
  expect(changed(first, [a, b.replace('压减', '严控')])).toEqual(['二是严控一般性支出；|1']);
  expect(changed(first, [a, '新的一段。', b])).toEqual(['新的一段。|0']);
  expect(changed(first, [a.replace('主要用于人员经费。', ''), b])).toEqual(['|1']);
  expect(changed(first, [a.replace('total.executed', 'total.budgeted'), b])).toEqual(['全年支出#，|1']);
  expect(changed(first, [])).toEqual(['|5']);
});

test('a paragraph that is split or joined reads as it did; a heading made of it does not', () => {
  const [a, b] = first as [string, string];
  const [head, tail] = ['全年支出[[total.executed]]，完成预算。', '主要用于人员经费。'];
  expect(changed(first, [head, tail, b])).toEqual([]);
  expect(changed(first, [a + b])).toEqual([]);
  expect(changed(first, [`### ${a}`, b])).toEqual(['全年支出#，|1']);
});

test('tables and blocks that are no text count', () => {
  const table = ['| 甲 | 1', '| 乙 | 2'];
  expect(changed(table, ['| 甲 | 1', '| 乙 | 3'])).toEqual(['3|1']);
  expect(changed(['前。', '{{bySource}}'], ['前。', '{{byNature}}']).length).toBe(1);
});

const lines = fc.array(
  fc
    .array(fc.constantFrom('甲，', '乙。', '丙；', '丁', '[[f]]'), { maxLength: 6 })
    .map((all) => all.join('')),
  { maxLength: 5 },
);

test('taking in all changes gives the text as it is, taking in none what was seen', () => {
  fc.assert(
    fc.property(lines, lines, (before, after) => {
      const [seen, now] = [printsOf(before), seenPieces(bodyFromNotation(after))];
      const nowPrints = now.map(({ print }) => print);
      expect(seenAfter(seen, now, () => true)).toEqual(nowPrints);
      expect(seenAfter(seen, now, () => false)).toEqual(seen);
    }),
    { numRuns: 60 },
  );
});

test('prints survive being kept; what is of another form is not read', () => {
  const prints = printsOf(first);
  expect(decodeSeen(encodeSeen(prints))).toEqual(prints);
  expect(decodeSeen(encodeSeen([]))).toEqual([]);
  for (const bytes of [[], [2], [1, 0], [0, 0, 0, 0, 0]])
    expect(decodeSeen(Uint8Array.from(bytes))).toBeNull();
});
