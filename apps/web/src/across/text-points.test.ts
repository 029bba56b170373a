import { bodyFromNotation, type SectionId } from '@huigao/report';
import { expect, test } from 'vitest';
import { extendedTo, isWhole, partsBetween, type TextPoint } from './text-points';

const [a, b, c] = ['a', 'b', 'c'] as unknown as [SectionId, SectionId, SectionId];
const bodies = new Map([
  [a, bodyFromNotation(['一段', '二段'])],
  [b, bodyFromNotation(['三段'])],
  [c, bodyFromNotation(['四段', '五段'])],
]);
const texts = { order: () => [a, b, c], body: (section: SectionId) => bodies.get(section) ?? null };
const at = (section: SectionId, pos: number): TextPoint => ({ section, pos });

test('between two points lie the rest of one section, whole ones, and the beginning of the last, whichever end is the first', () => {
  const parts = [
    { section: a, from: 3, to: 8 },
    { section: b, from: 0, to: 4 },
    { section: c, from: 0, to: 2 },
  ];
  expect(partsBetween(texts, { anchor: at(a, 3), head: at(c, 2) })).toEqual(parts);
  expect(partsBetween(texts, { anchor: at(c, 2), head: at(a, 3) })).toEqual(parts);
});

test('a selection is extended to what a finger taps: beyond its end, before its beginning, into it', () => {
  const forward = { anchor: at(b, 1), head: at(b, 3) };
  const backward = { anchor: at(b, 3), head: at(b, 1) };
  for (const ends of [forward, backward]) {
    expect(extendedTo(texts, ends, at(c, 2))).toEqual({ anchor: at(b, 1), head: at(c, 2) });
    expect(extendedTo(texts, ends, at(a, 2))).toEqual({ anchor: at(b, 3), head: at(a, 2) });
    expect(extendedTo(texts, ends, at(b, 2))).toEqual({ anchor: at(b, 1), head: at(b, 2) });
  }
});

test('a section whose text is not known is left out; a point beyond the text is its end', () => {
  const known = { ...texts, body: (section: SectionId) => (section === b ? null : texts.body(section)) };
  expect(partsBetween(known, { anchor: at(a, 99), head: at(c, 1) })).toEqual([
    { section: a, from: 8, to: 8 },
    { section: c, from: 0, to: 1 },
  ]);
});

test('an end in a table takes the whole table in', () => {
  const { doc, table, tableRow, tableCell, paragraph } = bodyFromNotation(['']).type.schema.nodes;
  const cell = tableCell!.create(null, paragraph!.create());
  const tables = doc!.create(null, [table!.create(null, tableRow!.create(null, [cell, cell]))]);
  const within = { ...texts, body: (section: SectionId) => (section === b ? texts.body(section) : tables) };
  const size = tables.content.size;
  expect(partsBetween(within, { anchor: at(a, 4), head: at(b, 1) })[0]).toEqual({
    section: a,
    from: 0,
    to: size,
  });
  expect(partsBetween(within, { anchor: at(b, 1), head: at(c, 4) })[1]).toEqual({
    section: c,
    from: 0,
    to: size,
  });
});

test('whole is what reaches from the first caret of the report to its last', () => {
  expect(isWhole(texts, { anchor: at(a, 1), head: at(c, 7) })).toBe(true);
  expect(isWhole(texts, { anchor: at(c, 8), head: at(a, 0) })).toBe(true);
  expect(isWhole(texts, { anchor: at(a, 1), head: at(c, 6) })).toBe(false);
  expect(isWhole(texts, { anchor: at(a, 1), head: at(b, 3) })).toBe(false);
});
