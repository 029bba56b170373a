import { bodyFromNotation, bodySchema, figureFromDefinition, figureId, standardScheme } from '@huigao/report';
import { Fragment, Slice } from '@tiptap/pm/model';
import { expect, test } from 'vitest';
import {
  paragraphsOf,
  receivedHtml,
  receivedSlice,
  receivedText,
  shownText,
  sliceForCell,
} from './clipboard';

const figures = new Map([
  [
    figureId('total'),
    figureFromDefinition({
      id: 'total',
      label: '执行数',
      group: '',
      unit: '元',
      format: '万元 .2',
      value: '21189000',
    }),
  ],
]);
const report = { figures, scheme: standardScheme };
const body = bodyFromNotation(['### 支出情况', '执行数[[total]]。[[#point]]压减。[[#point]]统筹。']);

test('copied text has its numbers and the texts of its places', () => {
  expect(shownText(report, body, 0, body.content.size)).toBe(
    '1.支出情况\n执行数2118.90万元。一是压减。二是统筹。',
  );
});

test('a part of it has only what is selected', () => {
  const second = body.child(0).nodeSize;
  expect(shownText(report, body, 3, second - 1)).toBe('情况');
  expect(shownText(report, body, second + 3, second + 7)).toBe('数2118.90万元。一是');
  expect(shownText(report, body, second - 2, second + 3)).toBe('况\n执行');
});

const pasted = (...lines: string[]) => new Slice(bodyFromNotation(lines).content, 1, 1);
const texts = (slice: Slice) => slice.content.content.map((node) => node.textContent);

test('a pasted place of this report stays one, of another becomes what it showed', () => {
  expect(receivedSlice(pasted('[[total]]'), figures).content.child(0).child(0).type.name).toBe('place');
  const other = bodySchema.node('place', { figure: 'elsewhere', format: '', shown: '9万元' });
  const slice = new Slice(Fragment.from(bodySchema.node('paragraph', null, other)), 1, 1);
  const received = receivedSlice(slice, figures);
  expect(texts(received)).toEqual(['9万元']);
  expect(received.content.child(0).child(0).isText).toBe(true);
});

test('nodes with attributes the server would refuse do not come in', () => {
  const wrong = bodySchema.node('paragraph', null, [
    bodySchema.node('ordinal', { level: 9 }),
    bodySchema.text('甲'),
  ]);
  const received = receivedSlice(new Slice(Fragment.from(wrong), 1, 1), figures);
  expect(received.content.child(0).childCount).toBe(1);
});

test('pasted plain text gives paragraphs without typed indents', () => {
  expect(texts(paragraphsOf('　　第一段\r\n\t第二段\n\n第三段\n', bodySchema))).toEqual([
    '第一段',
    '第二段',
    '',
    '第三段',
  ]);
});

test('halves of characters are not text', () => {
  expect(receivedText('甲\ud842乙\udfb7丙\ufffd𠮷')).toBe('甲乙丙𠮷');
});

test('foreign HTML loses what would mislead the schema', () => {
  expect(receivedHtml('<h3><span data-number="">1.</span><span>甲</span></h3>')).toBe(
    '<h3><span>甲</span></h3>',
  );
  expect(receivedHtml('<b style="font-weight:normal;" id="docs"><p style=\'color:red\'>甲</p></b>')).toBe(
    '<span id="docs"><p>甲</p></b>',
  );
});

const table = bodyFromNotation(['|= 项目 | 金额', '| 执行数 | [[total]]', '| 结余 | ']).child(0);

test('copied rows have their cells parted by tabs', () => {
  const doc = bodySchema.node('doc', null, [table]);
  expect(shownText(report, doc, 0, doc.content.size)).toBe('项目\t金额\n执行数\t2118.90万元\n结余\t');
});

test('a table of more rows than one may have becomes several, cells beyond the last column join it', () => {
  const row = (cells: number) =>
    bodySchema.node(
      'tableRow',
      null,
      Array.from({ length: cells }, (_, index) =>
        bodySchema.node('tableCell', null, bodySchema.node('paragraph', null, bodySchema.text(`${index}`))),
      ),
    );
  const rows = Array.from({ length: 501 }, () => row(2));
  const large = bodySchema.node('table', null, [...rows, row(66), bodySchema.node('tableRow')]);
  const { content } = receivedSlice(new Slice(Fragment.from(large), 0, 0), figures);
  expect(content.content.map(({ childCount }) => childCount)).toEqual([500, 2]);
  const widest = content.child(1).child(1);
  expect(widest.childCount).toBe(64);
  expect(widest.child(63).children.map(({ textContent }) => textContent)).toEqual(['63', '64', '65']);
});

test('what a cell cannot hold comes in as its paragraphs, a table of cells as it is', () => {
  const mixed = new Slice(bodyFromNotation(['### 甲', '乙', '| 丙 | 丁']).content, 1, 0);
  expect(sliceForCell(mixed).content.content.map((node) => [node.type.name, node.textContent])).toEqual(
    ['甲', '乙', '丙', '丁'].map((text) => ['paragraph', text]),
  );
  const cells = new Slice(Fragment.from(table), 0, 0);
  expect(sliceForCell(cells)).toBe(cells);
});

test('plain text of a spreadsheet becomes a table, indented lines do not', () => {
  const slice = paragraphsOf('项目\t金额\r\n执行数\t2,118.90\r\n', bodySchema);
  expect(slice.content.child(0).toJSON()).toMatchObject({
    type: 'table',
    content: [{ content: [{}, {}] }, { content: [{}, {}] }],
  });
  expect(paragraphsOf('\t甲\n\t乙', bodySchema).content.child(0).type.name).toBe('paragraph');
});
