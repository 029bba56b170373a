import { bodyFromNotation, figureFromDefinition, figureId } from '@huigao/report';
import { EditorState, TextSelection } from '@tiptap/pm/state';
import { expect, test } from 'vitest';
import { withPlace, withPlaceAtSelection } from './place-commands';

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
  expect(tr.doc.child(0).child(1).attrs).toEqual({ figure: 'total', format: '', shown: '2118.90万元' });
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
