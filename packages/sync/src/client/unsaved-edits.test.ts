import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { UnsavedEdits } from './unsaved-edits';

/** A document whose every edit is given to `edits`, and what writes a word in it. */
function written(edits: UnsavedEdits, how: 'hold' | 'leave') {
  const doc = new Y.Doc();
  const text = doc.getText('words');
  doc.on('update', (update: Uint8Array) => edits.made(update, how));
  return (word: string) => text.insert(text.length, word);
}

test('[SY30] edits count until they are settled, message by message', () => {
  const edits = new UnsavedEdits();
  const write = written(edits, 'hold');
  write('收入');
  write('支出');
  const first = edits.sent();
  write('结余');
  const second = edits.sent();
  edits.settle(first);
  expect([first, second, edits.count]).toEqual([2, 1, 1]);
  edits.settle(second);
  expect(edits.count).toBe(0);
});

test('[SY39] what was held back goes as one update', () => {
  const edits = new UnsavedEdits();
  const write = written(edits, 'hold');
  write('收入');
  write('支出');
  const there = new Y.Doc();
  Y.applyUpdate(there, edits.held!);
  expect(there.getText('words').toString()).toBe('收入支出');
  edits.sent();
  expect(edits.held).toBeNull();
});

test('[SY30] what was on its way when the connection broke is counted with the next exchange', () => {
  const edits = new UnsavedEdits();
  edits.recall(3);
  const write = written(edits, 'leave');
  write('收入');
  edits.sent();
  write('支出');
  edits.loosen();
  expect([edits.held, edits.sent(), edits.count]).toEqual([null, 5, 5]);
});
