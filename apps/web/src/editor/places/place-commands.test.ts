import { bodyFromNotation, figureFromDefinition, figureId } from '@huigao/report';
import { EditorState, NodeSelection, TextSelection } from '@tiptap/pm/state';
import { expect, test } from 'vitest';
import {
  placeAt,
  placeAtSelection,
  withParagraphs,
  withPlace,
  withPlaceAtSelection,
  withPlaceChanged,
} from './place-commands';

const id = figureId('total');
const figures = new Map([
  [
    id,
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
const open = (...lines: string[]) => EditorState.create({ doc: bodyFromNotation(lines) });
const place = { figure: id, format: '' };

test('a place takes the stead of typed text and remembers what it showed', () => {
  const state = open('执行数/预，共计');
  const tr = withPlace(state, { from: 4, to: 6 }, place, figures)!;
  expect(tr.doc.child(0).child(1).attrs).toEqual({
    figure: 'total',
    format: '',
    shown: '2118.90万元',
    override: null,
  });
  expect(tr.doc.textContent).toBe('执行数，共计');
  expect(tr.selection.from).toBe(5);
});

test('a place in bold text is bold', () => {
  const state = open('执行数9万元');
  const bold = state.apply(state.tr.addMark(1, 7, state.schema.marks.bold!.create()));
  const tr = withPlace(bold, { from: 4, to: 7 }, place, figures)!;
  expect(
    tr.doc
      .child(0)
      .child(1)
      .marks.map(({ type }) => type.name),
  ).toEqual(['bold']);
});

test('a range that is gone or spans paragraphs is refused', () => {
  const state = open('甲', '乙');
  expect(withPlace(state, { from: 1, to: 5 }, place, figures)).toBeNull();
  expect(withPlace(state, { from: 1, to: 99 }, place, figures)).toBeNull();
});

test('a place can be put at the caret', () => {
  const state = open('甲乙');
  const at = state.apply(state.tr.setSelection(TextSelection.create(state.doc, 2)));
  const { doc } = withPlaceAtSelection(at, place, figures);
  expect(doc.child(0).childCount).toBe(3);
  expect(doc.child(0).child(1).type.name).toBe('place');
});

test('a place is changed where it stands, keeps its marks, and remembers what its figure gives', () => {
  const state = open('执行数[[total]]。');
  const bold = state.apply(state.tr.addMark(4, 5, state.schema.marks.bold!.create()));
  const next = bold.apply(withPlaceChanged(bold, { from: 4, to: 5 }, { format: '亿元 .4' }, figures)!);
  expect(placeAt(next, { from: 4, to: 5 })).toMatchObject({
    figure: 'total',
    format: '亿元 .4',
    shown: '0.2119亿元',
    override: null,
  });
  expect(next.doc.nodeAt(4)!.marks).toHaveLength(1);
  const over = next.apply(
    withPlaceChanged(next, { from: 4, to: 5 }, { override: '2千万元\n概数' }, figures)!,
  );
  expect(placeAt(over, { from: 4, to: 5 })).toMatchObject({ shown: '0.2119亿元', override: '2千万元\n概数' });
});

test('where no place stands nothing is changed', () => {
  expect(withPlaceChanged(open('甲乙'), { from: 1, to: 2 }, { format: '' }, figures)).toBeNull();
  expect(withPlaceChanged(open('甲'), { from: 9, to: 10 }, { format: '' }, figures)).toBeNull();
});

test.each([
  [3, 'after', null],
  [4, 'before it', { from: 4, to: 5 }],
  [5, 'behind it', { from: 4, to: 5 }],
])('the place beside a caret at %i is found', (at, _, found) => {
  const state = open('执行数[[total]]。');
  const moved = state.apply(state.tr.setSelection(TextSelection.create(state.doc, at)));
  expect(placeAtSelection(moved)).toEqual(found);
});

test('a selected place is found', () => {
  const state = open('执行数[[total]]。');
  const selected = state.apply(state.tr.setSelection(NodeSelection.create(state.doc, 4)));
  expect(placeAtSelection(selected)).toEqual({ from: 4, to: 5 });
});

test('paragraphs come in where words stood, the first and last join what is there, and places show their figures', () => {
  const state = open('前/句后', '下段');
  const phrase = bodyFromNotation(['执行数[[total]]。', '[[#point]]加强']);
  const tr = withParagraphs(state, { from: 2, to: 4 }, phrase, figures)!;
  expect(tr.doc.toString()).toBe(
    'doc(paragraph("前执行数", place, "。"), paragraph(ordinal, "加强后"), paragraph("下段"))',
  );
  expect(tr.doc.child(0).child(1).attrs).toMatchObject({ figure: 'total', shown: '2118.90万元' });
  expect(tr.doc.textBetween(tr.selection.from, tr.selection.from + 1)).toBe('后');
  expect(withParagraphs(state, { from: 2, to: 8 }, phrase, figures)).toBeNull();
});
