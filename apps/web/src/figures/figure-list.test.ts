import {
  type Figure,
  figureId,
  figureValues,
  personId,
  type Report,
  reportFromSeed,
  reportId,
  sampleSeed,
} from '@huigao/report';
import { expect, test } from 'vitest';
import {
  countPlaces,
  countStates,
  type FigureState,
  findFigures,
  groupFigures,
  isInState,
  listFigures,
  type PlaceCounts,
  sortFigures,
} from './figure-list';

const report: Report = reportFromSeed(sampleSeed(), {
  id: reportId('r'),
  owner: null,
  newId: () => crypto.randomUUID(),
});
const list = (figures: Report['figures'] = report.figures) =>
  listFigures(figures, figureValues(figures), countPlaces(report));
const labels = (words: string) => findFigures(list(), words).map(({ figure }) => figure.label);

const me = personId('me');
const onlooker = { person: me, contradicted: new Set([figureId('total.executed')]) };

test('each state lists what it says; what is out of use is in no other list', () => {
  const proposed = { value: '1', by: me, at: 1, why: '' };
  const changes: Readonly<Record<string, Partial<Figure>>> = {
    'total.budgeted': { proposed },
    'nature.basic': { published: false, owner: me },
    'nature.project': { retired: true, owner: me, proposed },
    'total.executed': {},
  };
  const figures = new Map([...report.figures].map(([id, one]) => [id, { ...one, ...changes[id] }]));
  const inState = (state: FigureState) =>
    list(figures)
      .filter((line) => isInState(line, state, onlooker))
      .map(({ figure }) => figure.id);
  expect(inState('unpublished')).toEqual(['total.budgeted', 'nature.basic']);
  expect(inState('mine')).toEqual(['nature.basic']);
  expect(inState('wrong')).toEqual(['total.executed']);
  expect(inState('retired')).toEqual(['nature.project']);
  expect(inState('all')).toHaveLength(figures.size - 1);
  expect(countStates(list(figures), onlooker).get('unpublished')).toBe(2);
});

test('sorted by value, what has none stands last', () => {
  const figures = new Map(
    [...report.figures].map(([id, one]) => [id, one.label === '执行数' ? { ...one, value: null } : one]),
  );
  const order = sortFigures(list(figures), 'value').map(({ figure }) => figure.label);
  expect(order[0]).toBe('全年预算数');
  expect(order.slice(-2).sort()).toEqual(['执行数', '预算执行率']);
});

test('groups stand in the order of the report, each with all its figures', () => {
  const groups = groupFigures(list());
  expect(groups.map(({ group }) => group)).toEqual([
    '部门收支',
    '按资金来源',
    '按支出性质',
    '重点任务',
    '工作成效',
  ]);
  expect(groups.flatMap(({ figures }) => figures)).toHaveLength(report.figures.size);
});

test.each([
  ['基本支出', ['基本支出']],
  ['２１１９．５６', ['全年预算数']],
  ['2,119.56万元', ['全年预算数']],
  ['全年支出', ['执行数']],
  ['按支出性质 项目', ['项目支出']],
  ['没有这个', []],
])('looking for %s', (words, found) => {
  expect(labels(words)).toEqual(found);
});

test('a figure without value is in that state, and what is computed from it too', () => {
  const figures = new Map(
    [...report.figures].map(([id, one]) => [id, one.label === '执行数' ? { ...one, value: null } : one]),
  );
  const empty = list(figures).filter((line) => isInState(line, 'empty', onlooker));
  expect(empty.map(({ figure }) => figure.label)).toEqual(['执行数', '预算执行率']);
});

test('a figure whose last place goes is unused', () => {
  const budget = report.outline.find(({ kind }) => kind === 'budget')!.id;
  const unused = (places: PlaceCounts) =>
    listFigures(report.figures, figureValues(report.figures), places)
      .filter((line) => isInState(line, 'unused', onlooker))
      .map(({ figure }) => figure.label);
  const bodies = new Map([...report.bodies].filter(([id]) => id !== budget));
  expect(unused(countPlaces(report))).not.toContain('全年预算数');
  expect(unused(countPlaces({ ...report, bodies }))).toContain('全年预算数');
});

test('lines are the same objects while nothing of theirs changed', () => {
  const before = list();
  const figures = new Map(
    [...report.figures].map(([id, one]) => [id, one.label === '执行数' ? { ...one, value: '1' } : one]),
  );
  const after = list(figures);
  const changed = after.filter((line, index) => line !== before[index]).map(({ figure }) => figure.label);
  expect(changed).toEqual(['执行数', '预算执行率']);
});
