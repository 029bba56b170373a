import { bodyFromNotation } from '@huigao/report';
import { writeBody } from '@huigao/report-doc';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { bringUnknown } from './unknown-content';

/** Whether a change of a text, as it arrives from somebody else, brings something unknown. */
function brings(change: (body: Y.XmlFragment) => void): boolean {
  const theirs = new Y.Doc();
  writeBody(theirs, bodyFromNotation(['甲**乙**', '### 丙']));
  const ours = new Y.Doc();
  Y.applyUpdate(ours, Y.encodeStateAsUpdate(theirs));
  let found: boolean | null = null;
  ours.getXmlFragment('body').observeDeep((events) => {
    found = bringUnknown(events);
  });
  const before = Y.encodeStateVector(theirs);
  theirs.transact(() => change(theirs.getXmlFragment('body')));
  Y.applyUpdate(ours, Y.encodeStateAsUpdate(theirs, before));
  expect(found).not.toBeNull();
  return found!;
}

const element = (name: string, ...children: (Y.XmlElement | Y.XmlText)[]) => {
  const made = new Y.XmlElement(name);
  made.insert(0, children);
  return made;
};
const textIn = (body: Y.XmlFragment) => (body.get(0) as Y.XmlElement).get(0) as Y.XmlText;

test('what the schema names passes', () => {
  expect(brings((body) => textIn(body).insert(0, '丁'))).toBe(false);
  expect(brings((body) => textIn(body).format(0, 1, { bold: {} }))).toBe(false);
  expect(brings((body) => body.insert(0, [element('paragraph', new Y.XmlText('戊'))]))).toBe(false);
  expect(brings((body) => body.delete(0, 1))).toBe(false);
});

test('a node, a node inside one, a mark and an attribute of a later version are found', () => {
  expect(brings((body) => body.insert(0, [element('sparkline')]))).toBe(true);
  expect(brings((body) => body.insert(0, [element('paragraph', element('sparkline'))]))).toBe(true);
  expect(brings((body) => textIn(body).format(0, 1, { glowing: {} }))).toBe(true);
  expect(brings((body) => textIn(body).insert(0, '丁', { glowing: {} }))).toBe(true);
  expect(
    brings((body) => {
      const marked = new Y.XmlText();
      marked.insert(0, '戊', { glowing: {} });
      body.insert(0, [element('paragraph', marked)]);
    }),
  ).toBe(true);
  expect(brings((body) => (body.get(0) as Y.XmlElement).setAttribute('glow', '1'))).toBe(true);
});
