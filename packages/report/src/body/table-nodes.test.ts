import { expect, test } from 'vitest';
import { decodeArchive, encodeArchive } from '../archive';
import { canonicalText } from '../digest';
import { reportId } from '../ids';
import { reportFromSeed } from '../templates/template';
import { cellAlignment } from './cell-alignment';
import { bodyFromNotation } from './notation';
import { numberBody, standardScheme } from './numbering';
import { bodyFault, bodySchema } from './schema';
import { withTables } from './table-blocks';
import { placedCells } from './table-nodes';
import { bodyBlocks, countCharacters, sectionParagraphs } from './text';

const report = (lines: readonly string[]) =>
  reportFromSeed(
    {
      title: '报告',
      year: 2023,
      signature: { department: '某局', date: null },
      outline: [{ kind: 'budget', level: 1, title: '收支', body: bodyFromNotation(lines) }],
      figures: [],
    },
    { id: reportId('r'), owner: null, newId: () => 's' },
  );

const { tableCell, tableRow, table, paragraph } = bodySchema.nodes;
const cell = (text: string, attrs = {}) =>
  tableCell.create(attrs, paragraph.create(null, text === '' ? [] : bodySchema.text(text)));

const lines = ['甲', '^ 表1 收支', '|= 项目 | 金额 ', '| 执行数 | 2,118.90', '| 结余 | ', '乙'];

test('a table reads as a line a row, in texts and in the digest', () => {
  const value = report(lines);
  expect(sectionParagraphs(value, value.outline[0]!.id)).toEqual([
    '甲',
    '表1 收支',
    '项目\t金额',
    '执行数\t2,118.90',
    '结余\t',
    '乙',
  ]);
  expect(countCharacters(value)).toBe('甲表1收支项目金额执行数2,118.90结余乙'.length);
});

test('a text that moves to another cell is another text', () => {
  const moved = report(['| 甲 | ', '| 乙 | 丙']);
  const other = report(['|  | 甲', '| 乙 | 丙']);
  const id = moved.outline[0]!.id;
  expect(canonicalText(moved, id)).not.toBe(canonicalText(other, id));
});

test('cells are laid out around those that span rows and columns', () => {
  const spanning = table.create(null, [
    tableRow.create(null, [cell('甲', { rowspan: 2 }), cell('乙', { colspan: 2 })]),
    tableRow.create(null, [cell('丙'), cell('丁')]),
    // One that reaches beyond the last row ends there.
    tableRow.create(null, [cell('戊', { rowspan: 9 })]),
  ]);
  const places = placedCells(spanning, 0).map(({ node, place: { row, column, rowspan } }) => [
    node.textContent,
    row,
    column,
    rowspan,
  ]);
  expect(places).toEqual([
    ['甲', 0, 0, 2],
    ['乙', 0, 1, 1],
    ['丙', 1, 1, 1],
    ['丁', 1, 2, 1],
    ['戊', 2, 0, 1],
  ]);
});

test('every placed cell stands where it says', () => {
  const body = bodyFromNotation(lines);
  let cells = 0;
  body.forEach((node, pos) => {
    if (node.type.name !== 'table') return;
    for (const placed of placedCells(node, pos)) {
      expect(body.nodeAt(placed.pos)).toBe(placed.node);
      cells++;
    }
  });
  expect(cells).toBe(6);
  for (const block of bodyBlocks({ figures: new Map(), scheme: standardScheme }, body))
    expect(body.nodeAt(block.pos)?.type.name).toMatch(/^(paragraph|caption)$/);
});

test('the blocks of a table make it again, a cell without paragraphs too', () => {
  const rows = [[cell('甲'), tableCell.create()], [cell('乙', { colspan: 2 })], []];
  const body = bodySchema.nodes.doc.create(
    null,
    table.create(
      null,
      rows.map((cells) => tableRow.create(null, cells)),
    ),
  );
  const [shown] = withTables(bodyBlocks({ figures: new Map(), scheme: standardScheme }, body));
  expect(shown).toMatchObject({
    type: 'table',
    columns: 2,
    rows: [[{ column: 0 }, { column: 1, blocks: [{ runs: [] }] }], [{ colspan: 2 }]],
  });
});

test('each cell counts its points for itself; the text around counts on', () => {
  const body = bodyFromNotation([
    '[[#point]]甲',
    '| [[#point]]乙[[#point]]丙 | [[#point]]丁',
    '[[#point]]戊',
  ]);
  expect(numberBody(body, standardScheme).map(({ text }) => text)).toEqual([
    '一是',
    '一是',
    '二是',
    '一是',
    '二是',
  ]);
});

test('an archive keeps tables and live blocks, and one of version 1 opens', () => {
  const value = report([...lines, '{{indicators|task1}}']);
  const text = encodeArchive(value);
  const decoded = decodeArchive(text);
  if (!decoded.ok) throw new Error(decoded.detail);
  expect(decoded.seed.outline[0]!.body!.eq(value.bodies.get(value.outline[0]!.id)!)).toBe(true);
  const old = encodeArchive(report(['甲'])).replace(/"schemaVersion": \d+/, '"schemaVersion": 1');
  expect(old).toContain('"schemaVersion": 1');
  expect(decodeArchive(old)).toMatchObject({ ok: true });
});

test('an archive with a cell larger than a table may be is refused', () => {
  const text = encodeArchive(report(['| 甲 | 乙']));
  expect(decodeArchive(text.replace('"colspan": 1', '"colspan": 4000000'))).toMatchObject({
    ok: false,
    code: 'broken-archive',
    detail: expect.stringContaining('tableCell.colspan'),
  });
});

test.each([
  [
    table.create(
      null,
      Array.from({ length: 501 }, () => tableRow.create()),
    ),
    'table',
  ],
  [
    table.create(
      null,
      tableRow.create(
        null,
        Array.from({ length: 65 }, () => tableCell.create()),
      ),
    ),
    'tableRow',
  ],
  [table.create(null, tableRow.create(null, tableCell.create({ colspan: 0 }))), 'tableCell.colspan'],
  [table.create(null, tableRow.create(null, tableCell.create({ rowspan: 1.5 }))), 'tableCell.rowspan'],
  [bodySchema.nodes.liveBlock.create({ kind: 'pie' }), 'liveBlock.kind'],
  [bodySchema.nodes.liveBlock.create({ of: '字'.repeat(201) }), 'liveBlock.of'],
  [bodySchema.nodes.liveBlock.create({ kind: 'tasks' }), null],
])('what the server refuses of tables and live blocks (%#)', (node, fault) => {
  expect(bodyFault(bodySchema.nodes.doc.create(null, node))).toBe(fault);
});

test.each([
  ['2,119.56', 'right'],
  ['-3.5%', 'right'],
  ['5100 件', 'right'],
  ['0', 'right'],
  ['—', 'right'],
  ['执行数', 'left'],
  ['2023年档案整理', 'left'],
  ['', 'left'],
])('a cell with %s is aligned %s', (text, alignment) => {
  expect(cellAlignment(text, { header: false })).toBe(alignment);
  expect(cellAlignment(text, { header: true })).toBe('center');
});
