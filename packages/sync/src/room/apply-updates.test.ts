import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { applyUpdates } from './apply-updates';

/** Two people make the same words bold at once: afterwards some marks are redundant, which Yjs would tidy. */
function boldTwice(): readonly Uint8Array[] {
  const first = new Y.Doc();
  const text = new Y.XmlText();
  first.getXmlFragment('body').insert(0, [text]);
  text.insert(0, '全年预算执行');
  const base = Y.encodeStateAsUpdate(first);
  const second = new Y.Doc();
  Y.applyUpdate(second, base);
  const since = Y.encodeStateVector(first);
  text.format(0, 4, { bold: {} });
  (second.getXmlFragment('body').get(0) as Y.XmlText).format(0, 4, { bold: {} });
  return [base, Y.encodeStateAsUpdate(first, since), Y.encodeStateAsUpdate(second, since)];
}

function eventsOf(apply: (doc: Y.Doc, update: Uint8Array) => void): number {
  const doc = new Y.Doc();
  doc.getXmlFragment('body');
  let events = 0;
  doc.on('update', () => events++);
  for (const update of boldTwice()) apply(doc, update);
  return events;
}

test('[SY10] a document of the server holds what the log holds, and nothing that Yjs adds of itself', () => {
  expect(eventsOf((doc, update) => Y.applyUpdate(doc, update))).toBeGreaterThan(3);
  expect(eventsOf((doc, update) => applyUpdates(doc, [update]))).toBe(3);
});

test('[SY11] several updates give one effect, and what is known gives none', () => {
  const updates = boldTwice();
  const doc = new Y.Doc();
  const effect = applyUpdates(doc, updates)!;
  const copy = new Y.Doc();
  applyUpdates(copy, [effect]);
  expect(Y.equalSnapshots(Y.snapshot(copy), Y.snapshot(doc))).toBe(true);
  expect(applyUpdates(doc, updates)).toBeNull();
});
