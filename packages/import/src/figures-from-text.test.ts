import { bodyFromNotation, reportFromSeed, reportId, sampleSeed, sectionId } from '@huigao/report';
import { expect, test } from 'vitest';
import { figuresFromText } from './figures-from-text';

const sample = reportFromSeed(sampleSeed(), { id: reportId('r'), owner: null, newId: () => 's' });
const section = sectionId('x');
const report = {
  ...sample,
  outline: [{ ...sample.outline[1]!, id: section, title: '主要工作成效', level: 1 as const }],
  bodies: new Map([
    [
      section,
      bodyFromNotation([
        '全年预算数[[total.budgeted]]，其中培训支出为83.50万元，基本支出1,787.17万元。',
        '新建阅读驿站12个，惠及群众近30万人；2023年，培训支出83.50万元。',
      ]),
    ],
  ]),
};

test('amounts that no figure has, each once, with the words before it', () => {
  expect(
    figuresFromText(report).map(({ cell, label, text, value, unit, format, state }) => ({
      cell,
      label,
      text,
      value,
      unit,
      format,
      state,
    })),
  ).toEqual([
    {
      cell: '一、主要工作成效',
      label: '培训支出',
      text: '83.50万元',
      value: '835000',
      unit: '元',
      format: '万元 .2',
      state: 'new',
    },
    {
      cell: '一、主要工作成效',
      label: '新建阅读驿站',
      text: '12个',
      value: '12',
      unit: '个',
      format: '.0',
      state: 'new',
    },
    {
      cell: '一、主要工作成效',
      label: '惠及群众',
      text: '近30万人',
      value: '300000',
      unit: '人',
      format: expect.any(String),
      state: 'not-understood',
    },
  ]);
});
