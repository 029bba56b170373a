import { bodyFromNotation, bodySchema } from '@huigao/report';
import { prosemirrorToYXmlFragment, yXmlFragmentToProseMirrorRootNode } from '@tiptap/y-tiptap';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { readBody, writeBody } from './body';

const bold = bodySchema.marks.bold.create();
const bodyOfVersion1 = bodySchema.nodes.doc.create(null, [
  ...bodyFromNotation(['### 标题', '[[#3]]甲[[total.executed|万元 .1]]乙[[#point]]丙', '']).children,
  bodySchema.nodes.paragraph.create(null, [
    bodySchema.text('粗', [bold]),
    bodySchema.nodes.hardBreak.create(),
    bodySchema.text('𠮷细'),
  ]),
]);
const body = bodySchema.nodes.doc.create(null, [
  ...bodyOfVersion1.children,
  ...bodyFromNotation(['^ 表题', '|= 项目 | 金额', '| 执行数 | [[total.executed]]', '{{indicators|task1}}'])
    .children,
  bodySchema.nodes.table.create(
    null,
    bodySchema.nodes.tableRow.create(null, bodySchema.nodes.tableCell.create({ colspan: 3, rowspan: 2 })),
  ),
]);

/** A section as version 1 of the schema stored it: heading, ordinal, place, bold, hard break. */
const storedInVersion1 =
  'AR4BAAcBBGJvZHkDB2hlYWRpbmcHAAEABgQAAQEG5qCH6aKYKAABAAVsZXZlbAF9A4cBAAMJcGFyYWdyYXBoBwABBQMHb3JkaW5hbCgAAQYFbGV2ZWwBfQMoAAEGB3Jlc3RhcnQBeYcBBgYEAAEJA+eUsocBCQMFcGxhY2UoAAELBmZpZ3VyZQF3DnRvdGFsLmV4ZWN1dGVkKAABCwZmb3JtYXQBdwnkuIflhYMgLjEoAAELBXNob3duAXcAhwELBgQAAQ8D5LmZhwEPAwdvcmRpbmFsKAABEQVsZXZlbAF3BXBvaW50KAABEQdyZXN0YXJ0AXmHAREGBAABFAPkuJmHAQUDCXBhcmFncmFwaIcBFgMJcGFyYWdyYXBoBwABFwYGAAEYBGJvbGQCe32EARkD57KXhgEaBGJvbGQEbnVsbIcBGAMJaGFyZEJyZWFrhwEcBgQAAR0H8KCut+e7hgA=';

test('a section stored by the first version opens, and reads as it did', () => {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Uint8Array.from(Buffer.from(storedInVersion1, 'base64')));
  const read = readBody(doc);
  expect(read.ok && read.body.toJSON()).toEqual(bodyOfVersion1.toJSON());
});

test('what is written is read back', () => {
  const doc = new Y.Doc();
  writeBody(doc, body);
  expect(readBody(doc)).toMatchObject({ ok: true });
  const read = readBody(doc);
  if (read.ok) expect(read.body.toJSON()).toEqual(body.toJSON());
});

test("the layout is the editor binding's own, both ways", () => {
  const ours = new Y.Doc();
  writeBody(ours, body);
  const asBinding = yXmlFragmentToProseMirrorRootNode(ours.getXmlFragment('body'), bodySchema);
  expect(asBinding.toJSON()).toEqual(body.toJSON());

  const theirs = new Y.Doc();
  prosemirrorToYXmlFragment(body, theirs.getXmlFragment('body'));
  const read = readBody(theirs);
  expect(read.ok && read.body.toJSON()).toEqual(body.toJSON());
});

test('reading writes nothing', () => {
  const doc = new Y.Doc();
  writeBody(doc, body);
  const before = Y.encodeStateAsUpdate(doc);
  readBody(doc);
  expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
});

function docWith(build: (fragment: Y.XmlFragment) => void): Y.Doc {
  const doc = new Y.Doc();
  build(doc.getXmlFragment('body'));
  return doc;
}

const paragraph = (...children: (Y.XmlElement | Y.XmlText)[]) => {
  const element = new Y.XmlElement('paragraph');
  element.insert(0, children);
  return element;
};

test.each([
  ['unknown-node', docWith((body) => body.insert(0, [new Y.XmlElement('script')]))],
  ['unknown-node', docWith((body) => body.insert(0, [new Y.XmlElement('constructor')]))],
  ['bad-content', docWith((body) => body.insert(0, [new Y.XmlText('loose')]))],
  ['bad-content', docWith((body) => body.insert(0, [paragraph(new Y.XmlElement('paragraph'))]))],
  [
    'bad-attribute',
    docWith((body) => {
      const place = new Y.XmlElement('place');
      place.setAttribute('figure', 3 as unknown as string);
      body.insert(0, [paragraph(place)]);
    }),
  ],
  [
    'bad-attribute',
    docWith((body) => {
      const heading = new Y.XmlElement('heading');
      heading.setAttribute('level', 'x');
      body.insert(0, [heading]);
    }),
  ],
  ['bad-text', docWith((body) => body.insert(0, [paragraph(new Y.XmlText('\uFFFD'))]))],
  [
    'unknown-mark',
    docWith((body) => {
      const text = new Y.XmlText();
      body.insert(0, [paragraph(text)]);
      text.insert(0, 'x', { link: { href: 'javascript:1' } });
    }),
  ],
])('a fault is named: %s', (code, doc) => {
  expect(readBody(doc)).toMatchObject({ ok: false, code });
});

test('nesting without end is a fault, not a crash', () => {
  const doc = docWith((body) => {
    let parent: Y.XmlFragment = body;
    for (let depth = 0; depth < 200; depth++) {
      const child = new Y.XmlElement('paragraph');
      parent.insert(0, [child]);
      parent = child;
    }
  });
  expect(readBody(doc)).toMatchObject({ ok: false });
});
