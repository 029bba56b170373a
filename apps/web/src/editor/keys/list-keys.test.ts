import { bodyFromNotation, bodySchema, standardScheme } from '@huigao/report';
import { type Command, EditorState, TextSelection } from '@tiptap/pm/state';
import { expect, test } from 'vitest';
import { numbersPlugin } from '../body/numbers';
import { changeLevel, continueNumbers } from './list-keys';

function stateOf(lines: readonly string[], caret: number): EditorState {
  const doc = bodyFromNotation([...lines]);
  const selection = TextSelection.create(doc, caret);
  return EditorState.create({ schema: bodySchema, doc, selection, plugins: [numbersPlugin(standardScheme)] });
}

function pressed(command: Command, lines: readonly string[], caret: number): EditorState | null {
  const state = stateOf(lines, caret);
  let after: EditorState | null = null;
  const isTaken = command(state, (tr) => {
    after = state.apply(tr);
  });
  return isTaken ? after : null;
}

const shown = (state: EditorState | null) => state?.doc.toString() ?? null;
const nodes = (...lines: readonly string[]) => bodyFromNotation([...lines]).toString();

test('Enter goes on with a number of the same level, with what stood behind the caret', () => {
  const after = pressed(continueNumbers, ['[[#4]]加强管理'], 4)!;
  expect(shown(after)).toBe(nodes('[[#4]]加强', '[[#4]]管理'));
  expect(after.doc.child(1).firstChild!.attrs).toMatchObject({ level: 4, restart: false });
  expect(after.selection.$from.parentOffset).toBe(1);
  expect(after.selection.$from.parent).toBe(after.doc.child(1));
  expect(shown(pressed(continueNumbers, ['[[#3]]加强'], 4))).toBe(nodes('[[#3]]加强', '[[#3]]'));
});

test('Enter behind a number alone ends the list', () => {
  expect(shown(pressed(continueNumbers, ['[[#3]]'], 2))).toBe(nodes(''));
  expect(shown(pressed(continueNumbers, ['[[#3]] '], 3))).toBe(nodes(' '));
  expect(pressed(continueNumbers, ['[[#3]][[total.rate]]'], 2)).not.toBeNull();
});

test('Enter before the number, in plain paragraphs and behind 一是 is the plain one', () => {
  expect(pressed(continueNumbers, ['[[#3]]加强'], 1)).toBeNull();
  expect(pressed(continueNumbers, ['加强'], 2)).toBeNull();
  expect(pressed(continueNumbers, ['[[#point]]加强'], 4)).toBeNull();
});

test('Tab right behind a number changes its level, as far as the scheme goes', () => {
  const levelOf = (state: EditorState | null) => state?.doc.firstChild?.firstChild?.attrs.level ?? null;
  expect(levelOf(pressed(changeLevel(1), ['[[#3]]加强'], 2))).toBe(4);
  expect(levelOf(pressed(changeLevel(-1), ['[[#4]]加强'], 2))).toBe(3);
  expect(pressed(changeLevel(-1), ['[[#3]]加强'], 2)).toBeNull();
  expect(pressed(changeLevel(1), [`[[#${standardScheme.length}]]加强`], 2)).toBeNull();
  expect(pressed(changeLevel(1), ['[[#3]]加强'], 3)).toBeNull();
});
