import { type Report, sampleSeed } from '@huigao/report';
import { expect, test } from 'vitest';
import { changeOf, definitionOf, draftFaults, draftOf, newDraft, withFormat, withUnit } from './figure-draft';
import { formulaNames } from './formula-names';

const figures: Report['figures'] = new Map(sampleSeed().figures.map((figure) => [figure.id, figure]));
const names = formulaNames(figures);
const labelled = (label: string) => [...figures.values()].find((figure) => figure.label === label)!;

test('a number selected in the text becomes a figure with that value', () => {
  const draft = newDraft({ label: '培训支出', group: '部门收支', unit: '元', value: '835000' });
  expect(draft).toMatchObject({ value: '83.5', format: '万元 .2 grouped' });
  expect(definitionOf(draft, 'x', names)).toEqual({
    id: 'x',
    label: '培训支出',
    group: '部门收支',
    unit: '元',
    format: '万元 .2 grouped',
    value: '835000',
    aliases: [],
    note: '',
    evidence: '',
  });
});

test('a unit with a scale is the base unit, and its value is converted', () => {
  expect(newDraft({ unit: '亿元', value: '1.2' })).toMatchObject({
    unit: '元',
    format: '亿元 .2 grouped',
    value: '1.2',
  });
});

test('another scale keeps the value, not the digits', () => {
  const draft = newDraft({ unit: '元', value: '21189000' });
  expect(withFormat(draft, '亿元 .4').value).toBe('0.21189');
  expect(withUnit(draft, '元')).toBe(draft);
  expect(withUnit(draft, '亿元')).toMatchObject({ unit: '元', value: '0.21189', format: '亿元 .2 grouped' });
  expect(withUnit(draft, '人')).toMatchObject({ unit: '人', format: '' });
});

test('a computed figure is typed with labels and kept with ids', () => {
  const draft = {
    ...newDraft({ label: '率', group: '组', unit: '%' }),
    kind: 'computed',
    formula: '执行数/全年预算数*100',
  } as const;
  expect(draftFaults(draft, names)).toEqual(new Set());
  const definition = definitionOf(draft, 'x', names);
  expect(definition.formula).toBe('[total.executed] ÷ [total.budgeted] × 100');
  expect(definition).not.toHaveProperty('value');
});

test('what is missing is told all at once', () => {
  const draft = { ...newDraft({}), unit: '', value: '很多' };
  expect([...draftFaults(draft, names)]).toEqual(['no-label', 'no-group', 'no-unit', 'bad-entry']);
  const computed = {
    ...newDraft({ label: '率', group: '组' }),
    kind: 'computed',
    formula: '没有 ÷ 2',
  } as const;
  expect([...draftFaults(computed, names)]).toEqual(['bad-formula']);
});

test('nothing filled in differently changes nothing', () => {
  for (const figure of figures.values()) expect(changeOf(draftOf(figure, names), figure, names)).toEqual({});
});

test('only what was changed is sent', () => {
  const figure = labelled('执行数');
  const draft = { ...draftOf(figure, names), label: '全年执行数', aliases: '预算完成数\n\n 支出决算数 ' };
  expect(changeOf(draft, figure, names)).toEqual({
    label: '全年执行数',
    aliases: ['预算完成数', '支出决算数'],
  });
});
