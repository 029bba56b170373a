import { expect, test } from 'vitest';
import { bodyFromNotation } from '../body/notation';
import { bodySchema } from '../body/schema';
import { restoredBody } from './restored-body';

const then = bodyFromNotation(['甲甲', '乙乙', '丙丙']);
const now = bodyFromNotation(['甲甲', '丁丁丁']);
const lines = (body: ReturnType<typeof restoredBody>) => {
  const found: string[] = [];
  body?.forEach((node) => {
    found.push(node.textContent);
  });
  return body && found;
};

test('a paragraph comes back in the place of the one of now, behind another, or first', () => {
  expect(lines(restoredBody(now, then, { restored: 4, replaced: 4, behind: null }))).toEqual([
    '甲甲',
    '乙乙',
  ]);
  expect(lines(restoredBody(now, then, { restored: 8, replaced: null, behind: 0 }))).toEqual([
    '甲甲',
    '丙丙',
    '丁丁丁',
  ]);
  expect(lines(restoredBody(now, then, { restored: 8, replaced: null, behind: null }))).toEqual([
    '丙丙',
    '甲甲',
    '丁丁丁',
  ]);
});

test('a paragraph that was not there goes', () => {
  expect(lines(restoredBody(now, then, { restored: null, replaced: 4, behind: null }))).toEqual(['甲甲']);
});

test('positions that are not those of paragraphs restore nothing', () => {
  expect(restoredBody(now, then, { restored: 1, replaced: 4, behind: null })).toBeNull();
  expect(restoredBody(now, then, { restored: 0, replaced: 2, behind: null })).toBeNull();
  expect(restoredBody(now, then, { restored: 0, replaced: null, behind: 3 })).toBeNull();
  expect(restoredBody(now, then, { restored: null, replaced: null, behind: 0 })).toBeNull();
});

const { doc, table, tableRow, tableCell, paragraph } = bodySchema.nodes;
const cell = (text: string, attrs = {}) =>
  tableCell.create(attrs, paragraph.create(null, bodySchema.text(text)));
const row = (...texts: readonly string[]) =>
  tableRow.create(
    null,
    texts.map((text) => cell(text)),
  );
const tableOf = (...rows: readonly ReturnType<typeof row>[]) =>
  doc.create(null, [paragraph.create(null, bodySchema.text('表前')), table.create(null, rows)]);
const rowsOf = (body: ReturnType<typeof restoredBody>) => {
  const found: string[] = [];
  body?.child(1).forEach((one) => {
    found.push(one.textContent);
  });
  return body && found;
};
/** Position of the first paragraph of a row. */
function inRow(body: NonNullable<ReturnType<typeof restoredBody>>, text: string): number {
  let found = -1;
  body.descendants((node, pos) => {
    if (found < 0 && node.type.name === 'tableRow' && node.textContent === text) found = pos + 2;
  });
  return found;
}

test('a row of a table comes back alone: in the place of one, behind one, or not at all', () => {
  const before = tableOf(row('甲', '1'), row('乙', '2'), row('丙', '3'));
  const after = tableOf(row('甲', '1'), row('乙', '9'));
  const [second, third] = [inRow(before, '乙2'), inRow(before, '丙3')];
  const changed = { restored: second, replaced: inRow(after, '乙9'), behind: null };
  expect(rowsOf(restoredBody(after, before, changed))).toEqual(['甲1', '乙2']);
  const gone = { restored: third, replaced: null, behind: inRow(after, '乙9') };
  expect(rowsOf(restoredBody(after, before, gone))).toEqual(['甲1', '乙9', '丙3']);
  const added = { restored: null, replaced: inRow(before, '丙3'), behind: null };
  expect(rowsOf(restoredBody(before, after, added))).toEqual(['甲1', '乙2']);
});

test('a row that does not fit the table of now does not come back', () => {
  const before = tableOf(row('甲', '1'), row('乙', '2'));
  const wide = tableOf(row('甲', '1', '一'), row('乙', '9', '二'));
  expect(
    restoredBody(wide, before, {
      restored: inRow(before, '乙2'),
      replaced: inRow(wide, '乙9二'),
      behind: null,
    }),
  ).toBeNull();
  const spanning = tableOf(tableRow.create(null, [cell('甲', { rowspan: 2 }), cell('1')]), row('2'));
  expect(
    restoredBody(spanning, before, {
      restored: inRow(before, '乙2'),
      replaced: inRow(spanning, '甲1'),
      behind: null,
    }),
  ).toBeNull();
  const single = tableOf(row('甲', '1'));
  expect(
    restoredBody(single, before, { restored: null, replaced: inRow(single, '甲1'), behind: null }),
  ).toBeNull();
});
