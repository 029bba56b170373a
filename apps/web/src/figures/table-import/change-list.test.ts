import { figuresFromTable, type Table } from '@huigao/import';
import { figureId, type Report, sampleSeed } from '@huigao/report';
import { expect, test } from 'vitest';
import { chosenLines, importCommand, isReady, takenBack, withTaken } from './change-list';

const figures: Report['figures'] = new Map(sampleSeed().figures.map((figure) => [figure.id, figure]));
const table: Table = {
  name: '收支表',
  rows: [
    ['项目', '金额（万元）'],
    ['基本支出', '1800'],
    ['项目支出', '331.73'],
    ['培训支出', '83.5'],
    ['其他资金支出', '1'],
    ['其他资金支出', '2'],
  ].map((row) => row.map((text) => ({ text }))),
};
const lines = chosenLines(figuresFromTable(table, { figures, year: 2023, unit: '' }));
const newId = () => figureId('figure.new');

test('what is plain is taken, what is the same or doubtful is not', () => {
  expect(lines.map(({ line, isTaken }) => `${line.state} ${isTaken}`)).toEqual([
    'changed true',
    'same false',
    'new true',
    'not-understood false',
    'not-understood false',
  ]);
});

test('of two values for one figure one can be taken', () => {
  const taken = withTaken(withTaken(lines, 3, 'taken'), 4, 'taken');
  expect(taken.map(({ isTaken }) => isTaken)).toEqual([true, false, true, false, true]);
});

test('a new figure needs a name', () => {
  expect(lines.map((line) => isReady({ ...line, label: ' ' }))).toEqual([true, false, false, false, false]);
});

test('the command brings values in the units of their figures, with their cells, and is taken back as it was', () => {
  const command = importCommand(lines, { name: '收支表.xlsx', group: '部门收支' }, newId);
  expect(command).toEqual({
    type: 'importFigures',
    source: '收支表.xlsx',
    add: [
      {
        id: 'figure.new',
        label: '培训支出',
        group: '部门收支',
        unit: '元',
        format: '万元 .2 grouped',
        value: '835000',
        evidence: '收支表.xlsx 收支表!B4',
      },
    ],
    set: [
      {
        figure: 'nature.basic',
        version: 1,
        value: '18000000',
        evidence: '收支表.xlsx 收支表!B2',
      },
    ],
    remove: [],
  });
  expect(takenBack(command, figures, '撤销')).toEqual({
    type: 'importFigures',
    source: '撤销',
    add: [],
    set: [{ figure: 'nature.basic', version: 2, value: '17871700', evidence: '' }],
    remove: [{ figure: 'figure.new', version: 1 }],
  });
});
