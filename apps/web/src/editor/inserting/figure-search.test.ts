import { type FigureId, figureFromDefinition, selfEvaluationTemplate } from '@huigao/report';
import { expect, test } from 'vitest';
import { searchFigures } from './figure-search';

const figures = new Map(
  selfEvaluationTemplate.figures.map((definition) => [
    definition.id as FigureId,
    figureFromDefinition(definition),
  ]),
);
const labels = (query: string) => searchFigures(figures, query).map(({ label }) => label);

test('a label that begins with the word comes before one that only has it inside', () => {
  expect(labels('预算')).toEqual(['预算执行率', '全年预算数', ...labels('预算').slice(2)]);
  expect(labels('预算').slice(2)).toContain('一般公共预算财政拨款支出');
});

test('aliases, groups and ids are found too, in full width as well', () => {
  expect(labels('实际支出')).toEqual(['执行数']);
  expect(labels('按支出性质')).toEqual(['基本支出', '项目支出']);
  expect(labels('ｓｏｕｒｃｅ．ｏｔｈｅｒ')).toEqual(['其他资金支出']);
});

test('an empty word offers all in panel order, an unknown one none', () => {
  expect(labels('')).toEqual(selfEvaluationTemplate.figures.map(({ label }) => label));
  expect(labels('没有')).toEqual([]);
});
