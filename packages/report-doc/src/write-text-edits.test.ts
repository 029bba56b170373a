import { bodyFromNotation, bodySchema } from '@huigao/report';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { anchoredRange, anchorOf } from './anchor';
import { bodyRoot, readBody, writeBody } from './body';
import { writeTextEdits } from './write-text-edits';

function documentOf(lines: readonly string[]) {
  const body = bodyFromNotation(lines);
  const doc = new Y.Doc();
  writeBody(doc, body);
  return { doc, body };
}

const bodyOf = (doc: Y.Doc) => {
  const read = readBody(doc);
  if (!read.ok) throw new Error(`${read.code} ${read.detail}`);
  return read.body;
};

test('writes each edit where it stands, over places and computed numbers, and takes blocks out', () => {
  const { doc, body } = documentOf(['甲,乙[[total]],丙,', '', '[[#point]]丁,戊', '| 己, | 庚']);
  const at = (from: number, was: string, text: string) => ({ from, to: from + was.length, was, text });
  const written = writeTextEdits(doc, body, [
    at(2, ',', '，'),
    at(5, ',', '，'),
    at(7, ',', ''),
    { from: 9, to: 11, was: '', text: '' },
    at(14, ',', '，'),
    at(22, ',', '，'),
  ]);
  expect(bodyOf(doc).toString()).toBe(
    bodyFromNotation(['甲，乙[[total]]，丙', '[[#point]]丁，戊', '| 己， | 庚']).toString(),
  );
  expect(written).toBe(6);
});

test('an anchor between two edits keeps its words, and so does what somebody else types there', () => {
  const { doc, body } = documentOf(['全年, 预算执行情况良好,']);
  const there = new Y.Doc();
  Y.applyUpdate(there, Y.encodeStateAsUpdate(doc));
  const anchor = anchorOf(doc, { from: 5, to: 9 });
  writeTextEdits(doc, body, [
    { from: 3, to: 4, was: ',', text: '，' },
    { from: 4, to: 5, was: ' ', text: '' },
    { from: 13, to: 14, was: ',', text: '。' },
  ]);
  const text = (there.getXmlFragment(bodyRoot).get(0) as Y.XmlElement).get(0) as Y.XmlText;
  text.insert(6, '总');
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(there));
  expect(bodyOf(doc).textContent).toBe('全年，预算总执行情况良好。');
  const range = anchoredRange(doc, anchor!);
  expect(range && bodyOf(doc).textBetween(range.from, range.to)).toBe('预算总执行');
});

test('what is put in has the marks of what goes, and an edit whose words are gone is left', () => {
  const doc = new Y.Doc();
  const { paragraph, doc: root } = bodySchema.nodes;
  const bold = bodySchema.text('乙,', [bodySchema.marks.bold.create()]);
  const body = root.create(
    null,
    paragraph.create(null, [bodySchema.text('甲'), bold, bodySchema.text('丙')]),
  );
  writeBody(doc, body);
  const edits = [
    { from: 3, to: 4, was: ',', text: '，' },
    { from: 4, to: 5, was: '丁', text: '戊' },
  ];
  expect(writeTextEdits(doc, body, edits)).toBe(1);
  expect(bodyOf(doc).toString()).toBe('doc(paragraph("甲", bold("乙，"), "丙"))');
});

test('one step takes all of it back', () => {
  const { doc, body } = documentOf(['甲,乙,', '丙,']);
  const undo = new Y.UndoManager(doc.getXmlFragment(bodyRoot), { trackedOrigins: new Set(['me']) });
  const edits = [2, 4, 8].map((from) => ({ from, to: from + 1, was: ',', text: '，' }));
  expect(writeTextEdits(doc, body, edits, 'me')).toBe(3);
  undo.undo();
  expect(bodyOf(doc).eq(body)).toBe(true);
});

test('edits in the words of a footnote are written there; one whose words stand there no more is left', () => {
  const { doc: document, paragraph, footnote } = bodySchema.nodes;
  const note = (text: string) =>
    document.create(null, [paragraph.create(null, [bodySchema.text('甲'), footnote.create({ text })])]);
  const body = note('一,二,三。。');
  const doc = new Y.Doc();
  writeBody(doc, body);
  const at = (inNote: number, was: string, text: string) => ({ from: 2, to: 3, was, text, inNote });
  expect(writeTextEdits(doc, body, [at(1, ',', '，'), at(3, ',', '，、'), at(6, '。', '')])).toBe(3);
  expect(bodyOf(doc).toString()).toBe(note('一，二，、三。').toString());
  expect(writeTextEdits(doc, bodyOf(doc), [at(1, ',', '，')])).toBe(0);
  expect(bodyOf(doc).firstChild!.lastChild!.attrs.text).toBe('一，二，、三。');
});
