import { bodyFromNotation } from '@huigao/report';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { bodyRoot, readBody, writeBody } from './body';
import { writtenSince } from './written-since';

function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
}

const clocks = (doc: Y.Doc) => Y.decodeStateVector(Y.encodeStateVector(doc));
const textOf = (doc: Y.Doc, nth: number) =>
  (doc.getXmlFragment(bodyRoot).get(nth) as Y.XmlElement).get(0) as Y.XmlText;

test('what each client wrote since, by the character, also at the end of what it had written before', () => {
  const server = new Y.Doc();
  writeBody(server, bodyFromNotation(['甲乙丙丁。', '全年支出[[total.executed]]，完成。']));
  const [lin, wang] = [copyOf(server), copyOf(server)];
  textOf(lin, 0).insert(5, '戊');
  Y.applyUpdate(wang, Y.encodeStateAsUpdate(lin));
  const since = clocks(wang);
  textOf(lin, 0).insert(6, '己。');
  textOf(wang, 0).delete(1, 1);
  textOf(wang, 1).insert(2, '共');
  Y.applyUpdate(wang, Y.encodeStateAsUpdate(lin));

  const read = readBody(wang);
  const words = writtenSince(wang, since).map(({ client, from, to }) => [
    client === lin.clientID ? '林' : '王',
    read.ok && read.body.textBetween(from, to),
  ]);
  expect(words).toEqual([
    ['林', '己。'],
    ['王', '共'],
  ]);
});

test('places and paragraphs that are new stand where they stand; nothing is new since now', () => {
  const doc = new Y.Doc();
  writeBody(doc, bodyFromNotation(['甲。']));
  const since = clocks(doc);
  const place = new Y.XmlElement('place');
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText('乙'), place]);
  doc.getXmlFragment(bodyRoot).insert(1, [paragraph]);
  const [stretch, ...more] = writtenSince(doc, since);
  const read = readBody(doc);
  expect(more).toEqual([]);
  expect(read.ok && read.body.textBetween(stretch!.from, stretch!.to, '', '#')).toBe('乙#');
  expect(writtenSince(doc, clocks(doc))).toEqual([]);
});
