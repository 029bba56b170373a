import {
  bodyFromNotation,
  bodySchema,
  commentId,
  personId,
  quoteOf,
  type Report,
  sectionId,
  standsAlone,
  type Thread,
  threadId,
} from '@huigao/report';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { anchoredRange, anchorOf, placeOfThread } from './anchor';
import { bodyRoot, readBody, writeBody } from './body';

const notation = [
  '全年支出[[total.executed]]，完成预算的[[total.rate]]。',
  '',
  '### 小标题',
  '[[#point]]第一点。𬭎',
];

function makeDoc(lines: readonly string[] = notation): Y.Doc {
  const doc = new Y.Doc();
  writeBody(doc, bodyFromNotation([...lines]));
  return doc;
}

const bodyOf = (doc: Y.Doc) => {
  const read = readBody(doc);
  if (!read.ok) throw new Error(read.code);
  return read.body;
};

test('every range of a body is anchored, and found where it was', () => {
  const doc = makeDoc();
  const { size } = bodyOf(doc).content;
  for (let from = 0; from < size; from++)
    for (let to = from + 1; to <= size; to++) {
      const anchor = anchorOf(doc, { from, to });
      const range = anchor && anchoredRange(doc, anchor);
      const text = (one: { from: number; to: number }) =>
        bodyOf(doc).textBetween(one.from, one.to, '\n', '\uFFFC');
      // A range that begins or ends between two paragraphs may settle on either side of the gap.
      expect(range && text(range).trim(), `${from}–${to}`).toBe(
        text({ from, to }).trim() || (range ? '' : null),
      );
    }
});

const firstText = (doc: Y.Doc) => (doc.getXmlFragment(bodyRoot).get(0) as Y.XmlElement).get(0) as Y.XmlText;

test('typing before and after leaves the words it stands on; typing inside them is taken in', () => {
  const doc = makeDoc(['甲乙丙丁']);
  const anchor = anchorOf(doc, { from: 2, to: 4 })!;
  const words = () => {
    const range = anchoredRange(doc, anchor)!;
    return bodyOf(doc).textBetween(range.from, range.to);
  };
  firstText(doc).insert(1, '前');
  expect(words()).toBe('乙丙');
  firstText(doc).insert(4, '后');
  expect(words()).toBe('乙丙');
  firstText(doc).insert(3, '中');
  expect(words()).toBe('乙中丙');
});

test('nothing else than an anchor of this document has a range, whatever is sent', () => {
  const doc = makeDoc();
  const other = anchorOf(makeDoc(['别处的文字']), { from: 1, to: 3 })!;
  expect(anchoredRange(doc, other)).toBeNull();
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), fc.base64String({ maxLength: 60 }), (from, to) => {
      const range = anchoredRange(doc, { from, to });
      if (range) expect(range.to).toBeLessThanOrEqual(bodyOf(doc).content.size);
    }),
  );
  const record = doc.getMap('record');
  record.set('text', new Y.XmlText('x'));
  const foreign = Y.createRelativePositionFromTypeIndex(record.get('text') as Y.XmlText, 0);
  const encoded = Buffer.from(Y.encodeRelativePosition(foreign)).toString('base64');
  expect(anchoredRange(doc, { from: encoded, to: encoded })).toBeNull();
});

const goals = sectionId('goals');
const plans = sectionId('plans');

function threadOn(doc: Y.Doc, words: string): Thread {
  const body = bodyOf(doc);
  const at = body.textBetween(0, body.content.size).indexOf(words) + 1;
  const range = { from: at, to: at + words.length };
  return {
    id: threadId('t'),
    section: goals,
    anchor: anchorOf(doc, range),
    quote: { ...quoteOf(body, range, words), alone: standsAlone([body], { text: words }) },
    comments: [{ id: commentId('c'), by: personId('p'), at: 1, text: '?', editedAt: null, mentions: [] }],
    resolved: null,
    assignee: null,
    due: null,
  };
}

function placeIn(thread: Thread, documents: ReadonlyMap<typeof goals, Y.Doc>) {
  const bodies: Report['bodies'] = new Map([...documents].map(([id, doc]) => [id, bodyOf(doc)]));
  const outline = [...documents.keys()].map((id) => ({ id })) as unknown as Report['outline'];
  return placeOfThread(thread, { bodies, outline }, (id) => documents.get(id) ?? null);
}

test('a thread follows its words: deleted, back again, cut to another section, gone for good', () => {
  const doc = makeDoc(['甲乙丙丁戊己']);
  const elsewhere = makeDoc(['别的内容']);
  const documents = new Map([
    [goals, doc],
    [plans, elsewhere],
  ]);
  const thread = threadOn(doc, '丙丁');
  expect(placeIn(thread, documents)).toEqual({ section: goals, range: { from: 3, to: 5 } });
  firstText(doc).delete(2, 2);
  expect(placeIn(thread, documents)).toBeNull();
  firstText(elsewhere).insert(2, '丙丁');
  expect(placeIn(thread, documents)).toEqual({ section: plans, range: { from: 3, to: 5 } });
  firstText(doc).insert(2, '丙丁');
  expect(placeIn(thread, documents)).toEqual({ section: goals, range: { from: 3, to: 5 } });
});

test('a thread on a whole section stands there, whatever the text', () => {
  const doc = makeDoc([]);
  expect(
    placeIn({ ...threadOn(makeDoc(['甲乙']), '甲'), anchor: null, quote: null }, new Map([[goals, doc]])),
  ).toEqual({
    section: goals,
    range: null,
  });
});

/** Edits of the first paragraph as any client may make them. */
const edit = fc.record({ at: fc.nat(30), cut: fc.nat(4), put: fc.string({ unit: 'binary', maxLength: 4 }) });

test('after any edits by two people both copies find a thread at the same place, or both know it is gone', () => {
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 8 }), fc.array(edit, { maxLength: 8 }), (mine, theirs) => {
      const doc = makeDoc(['全年支出完成预算，结转下年使用。']);
      const thread = threadOn(doc, '完成预算');
      const copy = new Y.Doc();
      Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
      for (const [target, edits] of [
        [doc, mine],
        [copy, theirs],
      ] as const)
        for (const { at, cut, put } of edits) {
          const text = firstText(target);
          const from = Math.min(at, text.length);
          text.delete(from, Math.min(cut, text.length - from));
          text.insert(from, put.replace(/[\p{Surrogate}\uFFFD]/gu, ''));
        }
      Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(copy));
      if (!readBody(doc).ok) return;
      const place = placeIn(thread, new Map([[goals, doc]]));
      expect(placeIn(thread, new Map([[goals, copy]]))).toEqual(place);
      if (place?.range) expect(place.range.to).toBeLessThanOrEqual(bodyOf(doc).content.size);
    }),
    { numRuns: 200 },
  );
});

test('the schema has what the sizes are counted by', () => {
  expect(
    Object.values(bodySchema.nodes)
      .filter((type) => type.isLeaf && !type.isText)
      .map(({ name }) => name)
      .sort(),
  ).toEqual(['footnote', 'hardBreak', 'liveBlock', 'ordinal', 'place']);
});
