import type { SectionId } from '@huigao/report';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { UndoOrder } from './undo-order';

interface Written {
  readonly id: SectionId;
  readonly doc: Y.Doc;
  readonly text: Y.Text;
  readonly manager: Y.UndoManager;
  readonly leave: () => void;
}

function section(order: UndoOrder, name: string): Written {
  const doc = new Y.Doc();
  const text = doc.getText('body');
  const manager = new Y.UndoManager(text);
  const id = name as SectionId;
  const leave = order.register(id, { manager, undo: () => manager.undo(), redo: () => manager.redo() });
  return { id, doc, text, manager, leave };
}

const write = ({ text }: Written, words: string) => text.insert(text.length, words);

function setUp() {
  const order = new UndoOrder();
  const a = section(order, 'a');
  const b = section(order, 'b');
  return { order, a, b, shown: () => `${a.text}|${b.text}` };
}

test('steps go back in the order they were made, over sections, and forth again', () => {
  const { order, a, b, shown } = setUp();
  write(a, '一');
  write(b, '二');
  write(a, '三');
  expect(order.undo()).toEqual([a.id]);
  expect(shown()).toBe('一|二');
  expect(order.undo()).toEqual([b.id]);
  expect(order.undo()).toEqual([a.id]);
  expect(shown()).toBe('|');
  expect(order.undo()).toEqual([]);
  order.redo();
  order.redo();
  expect(shown()).toBe('一|二');
  order.redo();
  expect(shown()).toBe('一三|二');
  expect(order.redo()).toEqual([]);
});

test('keys in one section within a moment are one step; a key elsewhere ends it', () => {
  const { order, a, b, shown } = setUp();
  write(a, '一');
  write(a, '二');
  write(b, '三');
  write(a, '四');
  order.undo();
  expect(shown()).toBe('一二|三');
  order.undo();
  order.undo();
  expect(shown()).toBe('|');
});

test('who goes on writing cannot redo what was taken back in another section', () => {
  const { order, a, b, shown } = setUp();
  write(a, '一');
  order.undo();
  write(b, '二');
  expect(order.canRedo).toBe(false);
  order.redo();
  expect(shown()).toBe('|二');
});

test('what belongs together goes back and forth as one', () => {
  const { order, a, b, shown } = setUp();
  write(a, '一');
  order.together(() => {
    write(a, '二');
    write(b, '三');
    a.manager.stopCapturing();
    write(a, '四');
  });
  write(a, '五');
  order.undo();
  expect(shown()).toBe('一二四|三');
  expect(order.undo()).toEqual([a.id, b.id, a.id]);
  expect(shown()).toBe('一|');
  order.redo();
  expect(shown()).toBe('一二四|三');
});

test('a section whose right went takes no part any more, nor one that was closed', () => {
  const { order, a, b, shown } = setUp();
  write(a, '一');
  write(b, '二');
  write(a, '三');
  a.manager.clear();
  order.undo();
  expect(shown()).toBe('一三|');
  expect(order.canUndo).toBe(false);
  write(b, '四');
  b.leave();
  expect(order.canUndo).toBe(false);
  expect(order.undo()).toEqual([]);
});

test('a step that a colleague made void is passed over, and the order still holds', () => {
  const { order, a, b, shown } = setUp();
  write(b, '零');
  write(a, '一');
  write(b, '二');
  a.manager.stopCapturing();
  write(a, '三');
  // The colleague deletes what the last step wrote.
  a.doc.transact(() => a.text.delete(1, 1), 'remote');
  order.undo();
  expect(shown()).toBe('|零二');
  order.undo();
  expect(shown()).toBe('|零');
  order.undo();
  expect(shown()).toBe('|');
  expect(order.canUndo).toBe(false);
});

test('what is written over what was taken out of several sections goes back with it', () => {
  const { order, a, b, shown } = setUp();
  write(a, '一');
  write(b, '二');
  order.together(() => {
    a.text.delete(0, 1);
    b.text.delete(0, 1);
  });
  order.goOn(a.id);
  write(a, '三');
  write(b, '四');
  order.undo();
  expect(shown()).toBe('三|');
  order.undo();
  expect(shown()).toBe('一|二');
  order.redo();
  expect(shown()).toBe('三|');
});

test('what is written elsewhere, or after an undo, does not go on with the last step', () => {
  const { order, a, b, shown } = setUp();
  write(a, '一');
  order.goOn(a.id);
  write(b, '二');
  a.manager.stopCapturing();
  write(a, '三');
  order.undo();
  expect(shown()).toBe('一|二');
  order.goOn(b.id);
  order.undo();
  write(b, '四');
  order.undo();
  expect(shown()).toBe('一|');
});
