import { bodyFromNotation, sectionId, suggestionId } from '@huigao/report';
import { SectionFork, writeBody } from '@huigao/report-doc';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { placesInFork } from './fork-places';

test('a stretch of the text stands in a fork where its words do, and back', () => {
  const base = new Y.Doc();
  writeBody(base, bodyFromNotation(['全年预算数2119.56万元']));
  let next = 0;
  const newId = () => suggestionId(String(next++));
  const fork = SectionFork.of({ section: sectionId('goals'), base, doc: new Y.Doc(), newId }, [])!;
  const text = (fork.doc.getXmlFragment('body').get(0) as Y.XmlElement).get(0) as Y.XmlText;
  text.insert(2, '总的');
  text.delete(0, 1);
  const { inEditor, inText } = placesInFork(fork);
  // 预算数 is 3 to 6 in the text.
  expect(inEditor({ from: 3, to: 6 })).toEqual({ from: 4, to: 7 });
  expect(inText({ from: 4, to: 7 })).toEqual({ from: 3, to: 6 });
  // What is only in the fork, or only in the text, is a point in the other.
  expect(inText({ from: 2, to: 4 })).toEqual({ from: 3, to: 3 });
  expect(inEditor({ from: 1, to: 2 })).toEqual({ from: 1, to: 1 });
});
