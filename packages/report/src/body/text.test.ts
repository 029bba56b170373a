import { expect, test } from 'vitest';
import { decodeArchive, encodeArchive } from '../archive';
import { sectionDigest } from '../digest';
import { figureId, reportId } from '../ids';
import type { Report } from '../report';
import { figureFromDefinition, reportFromSeed } from '../templates/template';
import { bodyFromNotation } from './notation';
import { placesByFigure, sectionParagraphs } from './text';

const figures = [
  figureFromDefinition({
    id: 'executed',
    label: '执行数',
    group: '部门收支',
    unit: '元',
    format: '万元 .2 grouped',
    value: '21189000',
  }),
  figureFromDefinition({
    id: 'budgeted',
    label: '预算数',
    group: '部门收支',
    unit: '元',
    format: '万元 .2 grouped',
  }),
  figureFromDefinition({
    id: 'rate',
    label: '执行率',
    group: '部门收支',
    unit: '%',
    format: '.2',
    formula: '[executed] ÷ [budgeted] × 100',
  }),
];

function report(lines: readonly string[], budgeted: string | null = '21195600'): Report {
  const seed = {
    title: '报告',
    year: 2023,
    signature: { department: '某局', date: null },
    outline: [{ kind: 'budget' as const, level: 1 as const, title: '收支', body: bodyFromNotation(lines) }],
    figures: figures.map((figure) => (figure.id === 'budgeted' ? { ...figure, value: budgeted } : figure)),
  };
  return reportFromSeed(seed, { id: reportId('r'), owner: null, newId: () => 's' });
}

const paragraphs = (value: Report) => sectionParagraphs(value, value.outline[0]!.id);

test('a place shows its figure in its format, and a computed one follows', () => {
  const lines = ['执行数[[executed]]，即[[executed|元 .2 grouped]]，执行率[[rate]]。'];
  expect(paragraphs(report(lines))).toEqual(['执行数2,118.90万元，即21,189,000.00元，执行率99.97%。']);
});

test('a figure without a value shows its label, an unknown one what it showed before', () => {
  const lines = ['预算[[budgeted]]，[[rate]]，[[gone]]'];
  expect(paragraphs(report(lines, null))).toEqual(['预算〔预算数〕，〔执行率〕，']);
});

test('headings carry their numbers', () => {
  expect(paragraphs(report(['### 甲', '文', '### 乙']))).toEqual(['1.甲', '文', '2.乙']);
});

test('where-used lists every place in reading order', () => {
  const value = report(['甲[[executed]]', '[[executed]][[rate]]']);
  expect(placesByFigure(value).get(figureId('executed'))).toHaveLength(2);
  expect(placesByFigure(value).get(figureId('executed'))![0]!.pos).toBe(2);
});

test('the digest depends on what is shown, not on how it came about', () => {
  const typed = report(['执行数2,118.90万元。']);
  const placed = report(['执行数[[executed]]。']);
  const other = report(['执行数[[executed]]。'], '1');
  const changed = report(['预算[[budgeted]]。'], '1');
  const id = typed.outline[0]!.id;
  expect(sectionDigest(typed, id)).toBe(sectionDigest(placed, id));
  expect(sectionDigest(other, id)).toBe(sectionDigest(placed, id));
  expect(sectionDigest(changed, id)).not.toBe(sectionDigest(report(['预算[[budgeted]]。']), id));
});

test('an archive reads back equal', () => {
  const value = report(['### 甲', '[[#3]]执行数[[executed|元 .2]]。[[#point]]寅']);
  const decoded = decodeArchive(encodeArchive(value));
  if (!decoded.ok) throw new Error(decoded.detail);
  const again = reportFromSeed(decoded.seed, { id: value.id, owner: null, newId: () => 's' });
  expect(encodeArchive(again)).toBe(encodeArchive(value));
  expect(paragraphs(again)).toEqual(paragraphs(value));
});

test.each([
  ['', 'not-an-archive'],
  ['{}', 'not-an-archive'],
  ['{"huigao":1,"schemaVersion":99}', 'newer-archive'],
  ['{"huigao":1,"schemaVersion":1,"outline":7}', 'broken-archive'],
])('archive %s is refused as %s', (text, code) => {
  expect(decodeArchive(text)).toMatchObject({ ok: false, code });
});
