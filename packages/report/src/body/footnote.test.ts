import { expect, test } from 'vitest';
import { decodeArchive, encodeArchive } from '../archive';
import { compareReports } from '../compare/compare-reports';
import { canonicalText, sectionDigest, textDigest } from '../digest';
import { reportId, sectionId } from '../ids';
import { groundText } from '../remarks/suggested-change';
import { sampleSeed } from '../sample/sample-seed';
import { reportFromSeed } from '../templates/template';
import { findInLines, findLines } from './find';
import { longestNote, notesBefore } from './footnote';
import { bodyFromNotation } from './notation';
import { bodyFault, bodySchema } from './schema';
import { shownText } from './text';

function report(...sections: readonly (readonly string[])[]) {
  let next = 0;
  return reportFromSeed(
    {
      title: '报告',
      year: 2023,
      signature: { department: '某某局', date: null },
      outline: sections.map((lines) => ({
        kind: 'other',
        level: 1,
        title: '甲',
        body: bodyFromNotation(lines),
      })),
      figures: [],
    },
    { id: reportId('r'), owner: null, newId: () => `s${next++}` },
  );
}

const first = sectionId('s0');
const doc = (text: string) =>
  bodySchema.nodes.doc.create(
    null,
    bodySchema.nodes.paragraph.create(null, bodySchema.nodes.footnote.create({ text })),
  );

test('a note reads in brackets where it is referred to, and is part of what is signed', () => {
  const noted = report(['决算数[[注：含上年结转]]为准。']);
  expect(canonicalText(noted, first)).toBe('甲\n决算数（注：含上年结转）为准。');
  expect(sectionDigest(noted, first)).not.toBe(
    sectionDigest(report(['决算数[[注：不含结转]]为准。']), first),
  );
  expect(shownText(noted, first, { from: 1, to: 6 })).toBe('决算数（注：含上年结转）为');
});

test('texts without notes have the digests they had before there were notes', () => {
  let next = 0;
  const sample = reportFromSeed(sampleSeed(), {
    id: reportId('r'),
    owner: null,
    newId: () => `s${next++}`,
  });
  const digests = sample.outline.map(({ id }) => sectionDigest(sample, id));
  expect(textDigest(digests.join())).toBe('a2aa43a075437bc54eafb597d4c2f836a38811aa54004fdf9ada04f319205a2d');
});

test('notes count through the report; one without words is none', () => {
  const noted = report(['甲[[注：一]][[注：]]', '| 乙[[注：二]]'], ['丙'], ['丁[[注：三]]']);
  expect([...notesBefore(noted).values()]).toEqual([0, 2, 2]);
  expect([...notesBefore({ ...noted, outline: noted.outline.toReversed() }).values()]).toEqual([0, 1, 1]);
  expect(canonicalText(noted, first)).toContain('甲（注：一）\n乙（注：二）');
});

test('an archive keeps notes, and what the server refuses is refused', () => {
  const decoded = decodeArchive(encodeArchive(report(['甲[[注：一]]'])));
  if (!decoded.ok) throw new Error(decoded.detail);
  expect(decoded.seed.outline[0]!.body!.eq(report(['甲[[注：一]]']).bodies.get(first)!)).toBe(true);
  expect(bodyFault(doc('字'.repeat(longestNote)))).toBeNull();
  expect(bodyFault(doc('字'.repeat(longestNote + 1)))).toBe('footnote.text');
  expect(bodyFault(doc('\ud800'))).toBe('footnote.text');
});

test('a changed note is a change, to who compares and to who accepts a suggestion', () => {
  const [before, after] = [report(['决算数[[注：一]]为准。']), report(['决算数[[注：二]]为准。'])];
  expect(JSON.stringify(compareReports(before, after))).toContain('"added"');
  const [old, now] = [before, after].map(({ bodies }) => groundText(bodies.get(first)!, { from: 1, to: 6 }));
  expect(old).not.toBe(now);
});

test('what a note says is found, and is not replaced as text is', () => {
  const lines = findLines(report(['甲[[注：含结转]]']));
  const query = { text: '结转', matchCase: false, wholeWords: false, isPattern: false };
  expect(
    findInLines(
      lines.map(({ text }) => text),
      query,
    ),
  ).toMatchObject({ ok: true, found: [{ line: 0 }] });
  expect(lines[0]!.fixed).toEqual([[1, 8]]);
});
