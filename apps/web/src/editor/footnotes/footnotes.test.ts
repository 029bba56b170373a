import { bodyFromNotation } from '@huigao/report';
import { EditorState, NodeSelection, TextSelection } from '@tiptap/pm/state';
import { expect, test } from 'vitest';
import { noteAt, noteAtSelection, tidyNote, withNote, withNoteChanged } from './footnotes';

const open = (...lines: string[]) => EditorState.create({ doc: bodyFromNotation(lines) });

test('a note is put in behind a position, and the caret goes on behind it', () => {
  const tr = withNote(open('决算数为准。'), 4, '含上年结转')!;
  expect(noteAt(EditorState.create({ doc: tr.doc }), { from: 4, to: 5 })).toBe('含上年结转');
  expect(tr.selection.from).toBe(5);
  expect(tr.doc.textContent).toBe('决算数为准。');
  expect(withNote(open('甲'), 99, '乙')).toBeNull();
  expect(withNote(open('甲'), 0, '乙')).toBeNull();
});

test('a note gets other words, and goes without any; where none stands nothing happens', () => {
  const state = open('甲[[注：一]]乙');
  expect(withNoteChanged(state, { from: 2, to: 3 }, '二')!.doc.eq(open('甲[[注：二]]乙').doc)).toBe(true);
  expect(withNoteChanged(state, { from: 2, to: 3 }, '')!.doc.eq(open('甲乙').doc)).toBe(true);
  expect(withNoteChanged(state, { from: 1, to: 2 }, '二')).toBeNull();
});

test('the note at the caret is the selected one, or the one before it, or the one after', () => {
  const state = open('甲[[注：一]]乙');
  const at = (pos: number) => state.apply(state.tr.setSelection(TextSelection.create(state.doc, pos)));
  expect(noteAtSelection(at(1))).toBeNull();
  expect(noteAtSelection(at(2))).toEqual({ from: 2, to: 3 });
  expect(noteAtSelection(at(3))).toEqual({ from: 2, to: 3 });
  const selected = state.apply(state.tr.setSelection(NodeSelection.create(state.doc, 2)));
  expect(noteAtSelection(selected)).toEqual({ from: 2, to: 3 });
  expect(
    noteAtSelection(state.apply(state.tr.setSelection(TextSelection.create(state.doc, 1, 3)))),
  ).toBeNull();
});

test('what is typed is tidied: no space around paragraphs, none that are empty, nothing the server would refuse', () => {
  expect(tidyNote('  甲 \r\n\n 乙\ud800\n')).toBe('甲\n乙');
  expect(tidyNote(' \n')).toBe('');
});
