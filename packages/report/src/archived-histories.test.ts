// What an archive says of how texts came about is a stranger's word: every part of it is looked at before a page shows it.

import { expect, test } from 'vitest';
import { decodeArchive, encodeArchive } from './archive';
import { bodySchema } from './body/schema';
import { nameElsewhere } from './elsewhere';
import { personId, reportId } from './ids';
import type { Report } from './report';
import { bodyAtMoment, type HistoryItem, type SectionHistory, standing } from './section-history';
import { reportFromSeed } from './templates/template';

const { nodes } = bodySchema;
const person = personId('a1');
const heading: HistoryItem = [
  'node',
  0,
  standing,
  0,
  'heading',
  [
    ['level', 3, 0],
    ['level', 4, 1],
  ],
  [['text', 0, standing, 0, '小结']],
];
const paragraph: HistoryItem = [
  'node',
  0,
  standing,
  0,
  'paragraph',
  [],
  [
    ['text', 0, 1, 0, '旧文'],
    ['mark', 1, standing, 'bold', true],
    ['text', 1, standing, 1, '新文'],
    ['mark', 0, standing, 'bold', false],
  ],
];
const history: SectionHistory = {
  moments: [
    { seq: 4, person: null, from: 1000, at: 1000, isRestoring: false },
    { seq: 9, person, from: 2000, at: 3000, isRestoring: false },
  ],
  generations: [{ since: 0, items: [heading, paragraph] }],
};
const body = bodyAtMoment(history, 1)!.body;

let id = 0;
const report: Report = reportFromSeed(
  {
    title: '报告',
    year: 2024,
    signature: { department: '某局', date: null },
    outline: [
      { kind: 'part', level: 1, title: '概况', body: null },
      { kind: 'budget', level: 2, title: '收支', body },
    ],
    figures: [],
  },
  { id: reportId('r'), owner: null, newId: () => `s${id++}` },
);
const section = report.outline[1]!.id;
const text = encodeArchive(report, {
  histories: new Map([[section, { history, names: { [person]: '李科长' } }]]),
});

/** The archive with something of its histories changed. */
// biome-ignore lint/suspicious/noExplicitAny: what is changed has no type any more
function changed(change: (histories: any) => void) {
  const archive = JSON.parse(text);
  change(archive.histories);
  return decodeArchive(JSON.stringify(archive));
}

test('an archive says how its texts came about where that is asked for, and only there', () => {
  expect(encodeArchive(report)).not.toContain('旧文');
  expect(text).not.toContain(person);
  const decoded = changed(() => {});
  if (!decoded.ok) throw new Error(decoded.detail);
  const [found] = decoded.seed.histories!;
  expect(found!.entry).toBe(1);
  const [first, second] = found!.history.moments;
  expect(first).toEqual({ ...history.moments[0], seq: -2 });
  expect(nameElsewhere(second!.person!)).toBe('李科长');
  expect(second).toMatchObject({ seq: -1, from: 2000, at: 3000 });
  expect(bodyAtMoment(found!.history, 0)!.body.textContent).toBe('小结旧文');
  expect(bodyAtMoment(found!.history, 1)!.body.eq(body)).toBe(true);
  expect(body.child(0).attrs.level).toBe(4);
  const plain = decodeArchive(encodeArchive(report));
  expect(plain.ok && plain.seed.histories).toBeUndefined();
});

const only = (histories: { sections: readonly { generations: { items: unknown[][] }[] }[] }) =>
  histories.sections[0]!.generations[0]!.items;

// biome-ignore lint/suspicious/noExplicitAny: as above
const hostile: readonly (readonly [title: string, change: (histories: any) => void])[] = [
  ['names that are none', (one) => (one.names = [7])],
  ['a name longer than any', (one) => (one.names = ['长'.repeat(201)])],
  ['sections that are no list', (one) => (one.sections = {})],
  ['a section that is a part', (one) => (one.sections[0].entry = 0)],
  ['a section that is not there', (one) => (one.sections[0].entry = 2)],
  ['a section twice', (one) => one.sections.push(one.sections[0])],
  ['no moments', (one) => (one.sections[0].moments = [])],
  ['an author who is not in the list', (one) => (one.sections[0].moments[1][0] = 1)],
  ['a time that no calendar knows', (one) => (one.sections[0].moments[1][2] = 9e15)],
  ['an end before its beginning', (one) => (one.sections[0].moments[1][2] = 1)],
  ['no beginning', (one) => (one.sections[0].generations[0].since = 1)],
  ['an item of another kind', (one) => only(one).push(['script', 0, -1, 0])],
  ['text where no text stands', (one) => only(one).push(['text', 0, 1, 0, '文'])],
  ['an empty text', (one) => only(one).push(['node', 0, 1, 0, 'paragraph', [], [['text', 0, 1, 0, '']]])],
  ['a node that is none', (one) => only(one).push(['node', 0, 1, 0, 'constructor', [], []])],
  ['a node where it may not stand', (one) => only(one).push(['node', 0, 1, 0, 'tableCell', [], []])],
  [
    'a mark that is none',
    (one) => only(one).push(['node', 0, 1, 0, 'paragraph', [], [['mark', 0, 1, 'a', true]]]),
  ],
  ['an attribute that is none', (one) => (only(one)[0]![5] = [['onclick', '1', 0]])],
  ['a value that is none', (one) => (only(one)[0]![5] = [['level', { toString: 1 }, 0]])],
  ['a level that is none', (one) => only(one).push(['node', 0, 1, 0, 'heading', [['level', 9, 0]], []])],
  ['a moment that is not there', (one) => only(one).push(['node', 0, 7, 0, 'paragraph', [], []])],
  ['another text than the section has', (one) => only(one).push(['node', 1, -1, 1, 'paragraph', [], []])],
];

test.each(hostile)('an archive with %s in a history is refused', (_, change) => {
  expect(changed(change)).toMatchObject({
    ok: false,
    code: 'broken-archive',
    detail: expect.stringContaining('history'),
  });
});

test('a text that only stood for a while may be of any form the schema knows', () => {
  const decoded = changed((one) => only(one).push(['node', 0, 1, 0, 'heading', [['level', 5, 0]], []]));
  expect(decoded).toMatchObject({ ok: true });
  expect(nodes.heading.name).toBe('heading');
});
