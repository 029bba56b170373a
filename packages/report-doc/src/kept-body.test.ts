import { bodyFromNotation } from '@huigao/report';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { readBody, writeBody } from './body';
import { KeptBody } from './kept-body';

const lines = ['### 甲', '乙[[total.executed]]丙', '|= 项目 | 金额', '| 执行数 | 丁', '戊'];

function open(): { readonly doc: Y.Doc; readonly kept: KeptBody } {
  const doc = new Y.Doc();
  writeBody(doc, bodyFromNotation(lines));
  return { doc, kept: new KeptBody(doc) };
}

const bodyOf = (kept: KeptBody) => {
  const read = kept.read();
  if (!read.ok) throw new Error(read.detail);
  return read.body;
};

const textsIn = (parent: Y.XmlFragment): Y.XmlText[] =>
  parent
    .toArray()
    .flatMap((child) => (child instanceof Y.XmlText ? [child] : textsIn(child as Y.XmlElement)));

test('what did not change is the same node, what did is read anew, with all it stands in', () => {
  const { doc, kept } = open();
  const before = bodyOf(kept);
  expect(bodyOf(kept)).toBe(before);
  textsIn(doc.getXmlFragment('body')).at(-2)!.insert(1, '改');
  const after = bodyOf(kept);
  const same = after.children.map((node, index) => node === before.child(index));
  expect(same).toEqual([true, true, false, true]);
  expect(after.child(2).textContent).toBe('项目金额执行数丁改');
});

test('reads as if for the first time, whatever is written, also from afar, undone, and in a transaction', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(6), fc.nat(20), fc.nat(3)), { maxLength: 12 }), (edits) => {
      const { doc, kept } = open();
      const other = new Y.Doc();
      const body = doc.getXmlFragment('body');
      const undo = new Y.UndoManager(body);
      const agree = () => {
        const anew = readBody(doc);
        expect(anew.ok && bodyOf(kept).eq(anew.body)).toBe(true);
      };
      for (const [kind, at, where] of edits) {
        const there = where === 0 ? other : doc;
        Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
        const fragment = there.getXmlFragment('body');
        const texts = textsIn(fragment);
        const text = texts[at % Math.max(1, texts.length)];
        there.transact(() => {
          if (kind === 0) text?.insert(0, '字');
          if (kind === 1 && text && text.length > 1) text.delete(0, 1);
          if (kind === 2 && text && text.length > 0) text.format(0, 1, { bold: {} });
          if (kind === 3 && fragment.length > 1) fragment.delete(at % fragment.length, 1);
          if (kind === 4) fragment.insert(at % (fragment.length + 1), [new Y.XmlElement('paragraph')]);
          const [first] = fragment.toArray();
          if (kind === 5 && first instanceof Y.XmlElement && first.nodeName === 'heading')
            first.setAttribute('level', (3 + (at % 2)) as unknown as string);
          if (there === doc) agree();
        });
        if (kind === 6) undo.undo();
        if (there === other) Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
        agree();
      }
    }),
    { numRuns: 40 },
  );
});

test('what is none is told each time, and read when it is one again', () => {
  const { doc, kept } = open();
  const unknown = new Y.XmlElement('drawing');
  doc.getXmlFragment('body').insert(1, [unknown]);
  expect(kept.read()).toMatchObject({ ok: false, code: 'unknown-node' });
  expect(kept.read()).toMatchObject({ ok: false, code: 'unknown-node' });
  doc.getXmlFragment('body').delete(1, 1);
  expect(bodyOf(kept).eq(bodyFromNotation(lines))).toBe(true);
});
