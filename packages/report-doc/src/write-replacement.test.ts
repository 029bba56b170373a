import { bodyFromNotation, bodySchema, replacementOf } from '@huigao/report';
import fc from 'fast-check';
import { Fragment, type Node, Slice } from 'prosemirror-model';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { anchoredRange, anchorOf } from './anchor';
import { bodyRoot, readBody, writeBody } from './body';
import { writeReplacement } from './write-replacement';

const first = bodyFromNotation([
  '全年支出[[total.executed]]，完成预算的[[total.rate]]。',
  '',
  '# 小标题',
  '[[#point]]第一点。𬭎和𠮷[[total.executed]]',
]);
const other = bodyFromNotation(['新𠮷[[total.rate]]字', '# 另一标题', '末段']);

function documentOf(body: Node): Y.Doc {
  const doc = new Y.Doc();
  writeBody(doc, body);
  return doc;
}

const bodyOf = (doc: Y.Doc) => {
  const read = readBody(doc);
  if (!read.ok) throw new Error(`${read.code} ${read.detail}`);
  return read.body;
};

const fraction = fc.nat(1000).map((thousandths) => thousandths / 1000);
const isWithinCharacter = (body: Node, pos: number) => {
  const { nodeBefore, textOffset, parent } = body.resolve(pos);
  return textOffset > 0 && parent.isTextblock && /[\uD800-\uDBFF]$/.test(nodeBefore?.text ?? '');
};
const stretch = (body: Node, at: number, length: number) => {
  const { size } = body.content;
  const from = Math.round(at * size);
  const to = Math.min(size, from + Math.round(length * length * 30));
  return isWithinCharacter(body, from) || isWithinCharacter(body, to) ? null : { from, to };
};

/** A replacement as a step of an editor is one: it fits. */
function replacement(body: Node, { at, length, what, otherAt }: Change): Node | null {
  const range = stretch(body, at, length);
  const source = stretch(other, otherAt, length);
  if (!range || !source) return null;
  const { paragraph } = bodySchema.nodes;
  const slices: Record<Change['what'], () => Slice> = {
    nothing: () => Slice.empty,
    stretch: () => other.slice(source.from, source.to),
    border: () => new Slice(Fragment.from([paragraph.create(), paragraph.create()]), 1, 1),
    bold: () => replacementOf(body, range, { do: 'mark', mark: 'bold', on: true })!.slice,
  };
  try {
    return body.replace(range.from, range.to, slices[what]());
  } catch {
    return null;
  }
}

interface Change {
  readonly at: number;
  readonly length: number;
  readonly what: 'nothing' | 'stretch' | 'border' | 'bold';
  readonly otherAt: number;
}

const change: fc.Arbitrary<Change> = fc.record({
  at: fraction,
  length: fraction,
  what: fc.constantFrom('nothing', 'stretch', 'stretch', 'border', 'bold'),
  otherAt: fraction,
});

test('what was written reads as the body after the change, however the text lies in its document', () => {
  let done = 0;
  fc.assert(
    fc.property(fc.array(change, { maxLength: 8 }), (changes) => {
      const doc = documentOf(first);
      for (const one of changes) {
        const before = bodyOf(doc);
        const after = replacement(before, one);
        if (!after) continue;
        done++;
        writeReplacement(doc, before, after);
        expect(bodyOf(doc).toJSON()).toEqual(after.toJSON());
      }
    }),
    { numRuns: Number(process.env.FUZZ_RUNS ?? 80) },
  );
  expect(done).toBeGreaterThan(50);
});

test('what stands around it stays the same to those who anchored something there', () => {
  const doc = documentOf(bodyFromNotation(['前面的话，中间的话，后面的话。', '另一段。']));
  const body = bodyOf(doc);
  const before = anchorOf(doc, { from: 1, to: 5 })!;
  const after = anchorOf(doc, { from: 11, to: 15 })!;
  const [cut, put] = [body.slice(6, 10), bodySchema.text('别的，也长些')];
  expect(cut.content.firstChild!.text).toBe('中间的话');
  writeReplacement(doc, body, body.replace(6, 10, new Slice(Fragment.from(put), 0, 0)));
  const text = (anchor: typeof before) => {
    const range = anchoredRange(doc, anchor)!;
    return bodyOf(doc).textBetween(range.from, range.to);
  };
  expect(text(before)).toBe('前面的话');
  expect(text(after)).toBe('后面的话');
});

test('what somebody types at the same time in the same paragraph stays', () => {
  const doc = documentOf(bodyFromNotation(['前面的话，中间的话，后面的话。']));
  const typist = new Y.Doc();
  Y.applyUpdate(typist, Y.encodeStateAsUpdate(doc));
  const paragraph = typist.getXmlFragment(bodyRoot).get(0) as Y.XmlElement;
  (paragraph.get(0) as Y.XmlText).insert(14, '打的字');
  const body = bodyOf(doc);
  writeReplacement(doc, body, body.replace(6, 10, Slice.empty));
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(typist));
  expect(bodyOf(doc).textContent).toBe('前面的话，，后面的话打的字。');
});

test('every stretch of a line is replaced by words, an atom, both, a character that begins with the same half, and nothing', () => {
  const line = bodyFromNotation(['甲乙[[total.executed]]𠮷丙[[total.rate]]丁']);
  const { place } = bodySchema.nodes;
  const atom = place.create({ figure: 'total.rate' });
  const text = (words: string) => bodySchema.text(words);
  const puts = [[], [text('新')], [atom], [text('新'), atom, text('𠮶')], [text('𠮶')], [atom, atom]];
  for (let from = 1; from < line.content.size; from++)
    for (let to = from; to < line.content.size; to++) {
      if (isWithinCharacter(line, from) || isWithinCharacter(line, to)) continue;
      for (const put of puts) {
        const doc = documentOf(line);
        const after = line.replace(from, to, new Slice(Fragment.fromArray(put), 0, 0));
        writeReplacement(doc, line, after);
        expect(bodyOf(doc).toJSON(), `${from}–${to}`).toEqual(after.toJSON());
        // In the middle of a character nothing is ever split.
        expect(JSON.stringify(doc.getXmlFragment(bodyRoot).toJSON())).not.toMatch(/\uFFFD/);
      }
    }
});
