import { bodySchema, sectionId } from '@huigao/report';
import { expect, test } from 'vitest';
import { reportWith } from '../../test/reports';
import { partsOf, readWord } from '../../test/word-reader';
import { plainLayout } from '../layout';
import { writeDocx } from './write-docx';

const lines = ['文', '^ 收支情况', '|= 项目 | 金额', '| 执行数 | [[total.executed]]', '| 结余 | ', '文'];

test('a table is one of Word, its caption above, its head repeated, numbers to the right', async () => {
  const docx = await writeDocx(reportWith([['budget', 1, '收支', lines]]), plainLayout);
  const xml = partsOf(docx).get('word/document.xml')!;
  const table = /<w:tbl>.*<\/w:tbl>/s.exec(xml)![0];
  expect(table.match(/<w:tr[ >]/g)).toHaveLength(3);
  expect(table.match(/<w:tblHeader\b/g)).toHaveLength(1);
  expect(table.indexOf('<w:tblHeader')).toBeLessThan(table.indexOf('执行数'));
  const amount = /<w:p>(?:(?!<\/w:p>).)*2,118\.90万元/s.exec(table)![0];
  expect(amount).toContain('<w:jc w:val="right"/>');
  const widths = [...table.matchAll(/<w:gridCol w:w="(\d+)"/g)].map((match) => Number(match[1]));
  expect(widths).toHaveLength(2);
  expect(widths[0]! + widths[1]!).toBeLessThanOrEqual(8844);
  const texts = readWord(docx).map(({ style, text }) => [style, text]);
  expect(texts).toContainEqual(['Caption', '收支情况']);
  expect(texts.filter(([style]) => style?.startsWith('Table'))).toEqual([
    ['TableHead', '项目'],
    ['TableHead', '金额'],
    ['TableText', '执行数'],
    ['TableText', '2,118.90万元'],
    ['TableText', '结余'],
    ['TableText', ''],
  ]);
});

test('cells that span stay so, and rows of unequal length are filled: every row covers every column', async () => {
  const { table, tableRow, tableCell, paragraph } = bodySchema.nodes;
  const cell = (text: string, attrs = {}) =>
    tableCell.create(attrs, paragraph.create(null, bodySchema.text(text)));
  const uneven = table.create(null, [
    tableRow.create(null, [cell('甲', { rowspan: 2 }), cell('乙', { colspan: 2 })]),
    tableRow.create(null, [cell('丙')]),
    tableRow.create(null, [tableCell.create()]),
  ]);
  const report = reportWith([['budget', 1, '收支', ['']]]);
  const bodies = new Map([[sectionId('s0'), bodySchema.nodes.doc.create(null, uneven)]]);
  const xml = partsOf(await writeDocx({ ...report, bodies }, plainLayout)).get('word/document.xml')!;
  const rows = [...xml.matchAll(/<w:tr[ >].*?<\/w:tr>/gs)].map(([row]) =>
    [...row.matchAll(/<w:tc>.*?<\/w:tc>/gs)].map(([one]) =>
      Number(/<w:gridSpan w:val="(\d)"/.exec(one)?.[1] ?? 1),
    ),
  );
  expect(rows).toEqual([
    [1, 2],
    [1, 1, 1],
    [1, 1, 1],
  ]);
  expect(xml).toContain('<w:vMerge w:val="restart"/>');
  expect(xml).toContain('<w:vMerge w:val="continue"/>');
});
