import { bodyFromNotation, bodySchema } from '@huigao/report';
import { EditorState, type Transaction } from 'prosemirror-state';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { edit } from '../../test/random-edits';
import { writeBody } from '../body';
import { changesBetween, suggestionOf } from './body-changes';
import { readTokens } from './body-tokens';

type Edit = (state: EditorState) => Transaction;

const base = new Y.Doc();
writeBody(
  base,
  bodyFromNotation([
    '全年预算数2119.56万元，执行数2000万元。',
    '结转下年使用的资金按规定收回。',
    '',
    '| 甲 | 乙',
    '| 一 | 二',
  ]),
);
const { bold } = bodySchema.marks;
const { heading, place } = bodySchema.nodes;

/** What these edits, each as the editor makes it, come down to: what is taken, and what is put in its place. */
function done(...edits: readonly Edit[]): readonly string[] {
  const fork = new Y.Doc();
  Y.applyUpdate(fork, Y.encodeStateAsUpdate(base));
  for (const make of edits) edit(fork, make);
  const [a, b] = [readTokens(base)!, readTokens(fork)!];
  const changes = changesBetween(a, b);
  return changes.map((change) => {
    const { range, change: wanted } = suggestionOf(a, b, change, changes);
    const { doc } = EditorState.create({ doc: a.body });
    const was = doc.textBetween(range.from, range.to, '¶', '#');
    if (wanted.do === 'mark') return `${wanted.mark} ${wanted.on} ${was}`;
    if (wanted.do === 'block') return `${wanted.block} ${wanted.level} ${was}`;
    return `${was} → ${change.slice.content} (${change.slice.openStart},${change.slice.openEnd})`;
  });
}

test.each<[string, readonly Edit[], readonly string[]]>([
  ['typing', [({ tr }) => tr.insertText('总', 3)], [' → <"总"> (0,0)']],
  ['deleting', [({ tr }) => tr.delete(3, 5)], ['预算 → <> (0,0)']],
  [
    'replacing in two places',
    [({ tr }) => tr.insertText('决', 3, 4), ({ tr }) => tr.insertText('约', 17)],
    ['预 → <"决"> (0,0)', ' → <"约"> (0,0)'],
  ],
  ['splitting', [({ tr }) => tr.split(6)], [' → <paragraph, paragraph> (1,1)']],
  ['joining', [({ tr, doc }) => tr.join(doc.child(0).nodeSize)], ['¶ → <> (0,0)']],
  [
    'deleting over a border',
    [({ tr }) => tr.delete(15, 35)],
    ['，执行数2000万元。¶结转下年使用的 → <> (0,0)'],
  ],
  [
    'a paragraph of its own',
    [({ tr }) => tr.split(26), ({ tr }) => tr.insertText('新的一段', 28)],
    [' → <paragraph("新的一段")> (0,0)'],
  ],
  [
    'pasting two paragraphs',
    [({ tr }) => tr.replace(6, 6, bodyFromNotation(['甲段', '乙段']).slice(1, 7))],
    [' → <paragraph("甲段"), paragraph("乙段")> (1,1)'],
  ],
  [
    'a heading, written on',
    [({ tr }) => tr.setBlockType(1, 1, heading, { level: 3 }), ({ tr }) => tr.insertText('，', 4)],
    ['heading 3 全年预', ' → <"，"> (0,0)'],
  ],
  ['bold over a border', [({ tr }) => tr.addMark(20, 30, bold.create())], ['bold true 000万元。¶结转']],
  [
    'a place instead of a number',
    [({ tr }) => tr.replaceWith(6, 13, place.create({ figure: 'total.budgeted' }))],
    ['2119.56 → <place> (0,0)'],
  ],
  ['an empty paragraph less', [({ tr, doc }) => tr.delete(44, 44 + doc.child(2).nodeSize)], ['¶ → <> (0,0)']],
  [
    'a column less',
    [({ tr }) => tr.delete(48, 53), ({ tr }) => tr.delete(55, 60)],
    ['甲¶乙¶一 → <tableRow(tableCell(paragraph("乙"))), tableRow> (1,1)'],
  ],
  ['typing and taking it back', [({ tr }) => tr.insertText('总', 3), ({ tr }) => tr.delete(3, 4)], []],
])('%s', (_what, edits, expected) => {
  expect(done(...edits)).toEqual(expected);
});

test('characters of two units are taken as wholes', () => {
  const edits: Edit[] = [({ tr }) => tr.insertText('𠮷', 3), ({ tr }) => tr.insertText('𠮸', 3, 5)];
  expect(done(...edits)).toEqual([' → <"𠮸"> (0,0)']);
});
