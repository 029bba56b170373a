import { bodyFromNotation } from '@huigao/report';
import { writeBody } from '@huigao/report-doc';
import * as encoding from 'lib0/encoding';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { limits } from './limits';
import { walkUpdate } from './walk';

function sample(): Y.Doc {
  const doc = new Y.Doc();
  writeBody(doc, bodyFromNotation(['### 标题𠮷', '[[#3]]甲[[total.executed|万元 .1]]乙[[#point!]]丙', '']));
  const [heading, paragraph] = doc.getXmlFragment('body').toArray() as Y.XmlElement[];
  (heading!.get(0) as Y.XmlText).format(0, 2, { bold: {} });
  heading!.setAttribute('level', 4 as unknown as string);
  (paragraph!.get(1) as Y.XmlText).delete(0, 1);
  doc.getXmlFragment('body').delete(2, 1);
  return doc;
}

/** An update of bytes and of numbers, which are written as varUints. */
const bytes = (...parts: readonly (number | Uint8Array)[]) =>
  encoding.encode((to) => {
    for (const part of parts)
      if (typeof part === 'number') encoding.writeVarUint(to, part);
      else encoding.writeUint8Array(to, part);
  });
const string = (text: string) => encoding.encode((to) => encoding.writeVarString(to, text));
/** One struct of client 7 at clock 0, and no deletions. */
const one = (...struct: readonly (number | Uint8Array)[]) => bytes(1, 1, 7, 0, ...struct, 0);
const inBody = (ref: number) => [Uint8Array.of(ref), 1, string('body')] as const;

test('[AU3] an honest update is walked to the structs and ranges that Yjs reads from it', () => {
  const update = Y.encodeStateAsUpdate(sample());
  const walked = walkUpdate(update);
  if (!walked.ok) throw new Error(walked.detail);
  const { structs, ds } = Y.decodeUpdate(update);
  const flat = walked.update.clients.flatMap(({ client, structs: own }) =>
    own.map(({ clock, length, origin, rightOrigin }) => [client, clock, length, origin, rightOrigin]),
  );
  const id = (value: unknown) =>
    value instanceof Y.ID ? { client: value.client, clock: value.clock } : null;
  expect(flat).toEqual(
    structs.map((struct) => [
      struct.id.client,
      struct.id.clock,
      struct.length,
      struct instanceof Y.Item ? id(struct.origin) : null,
      struct instanceof Y.Item ? id(struct.rightOrigin) : null,
    ]),
  );
  expect(walked.update.deletions).toEqual(
    [...ds.clients].flatMap(([client, items]) =>
      items.map(({ clock, len }) => ({ client, clock, end: clock + len })),
    ),
  );
  expect(new Set(walked.update.clients.flatMap((each) => each.structs.map(({ kind }) => kind)))).toEqual(
    new Set(['element', 'text', 'string', 'mark', 'values', 'deleted']),
  );
});

test('[AU3] no prefix of an update is an update, nor is one with a byte more', () => {
  const update = Y.encodeStateAsUpdate(sample());
  for (let end = 0; end < update.length; end++)
    expect(walkUpdate(update.subarray(0, end)).ok, String(end)).toBe(false);
  expect(walkUpdate(bytes(update, 0))).toMatchObject({ ok: false, code: 'malformed' });
});

test.each([
  ['an update in format V2', Y.encodeStateAsUpdateV2(sample()), 'malformed'],
  ['a struct of length zero', one(Uint8Array.of(0), 0), 'malformed'],
  ['an empty string', one(...inBody(4), string('')), 'malformed'],
  ['no values', one(...inBody(8), 0), 'malformed'],
  ['a range of length zero', bytes(0, 1, 7, 1, 0, 0), 'malformed'],
  ['ranges that overlap', bytes(0, 1, 7, 2, 0, 5, 3, 1), 'malformed'],
  ['a client twice', bytes(2, 1, 7, 0, Uint8Array.of(0), 1, 1, 7, 1, Uint8Array.of(0), 1, 0), 'malformed'],
  ['a client twice in the deletions', bytes(0, 2, 7, 1, 0, 1, 7, 1, 1, 1), 'malformed'],
  ['a client without structs', bytes(1, 0, 7, 0, 0, 0, 0), 'malformed'],
  ['a client without ranges', bytes(0, 1, 7, 0, 0, 0), 'malformed'],
  ['a mark that is not JSON', one(...inBody(6), string('bold'), string('{')), 'malformed'],
  ['a parent marker of 2', one(Uint8Array.of(4), 2, string('body'), string('x')), 'malformed'],
  ['more structs than bytes', bytes(1, 7_000, 7, 0, Uint8Array.of(0), 1, 0), 'malformed'],
  ['a first byte with neighbours but no content', one(Uint8Array.of(0x80), 7, 0), 'malformed'],
])('[AU3] refused: %s', (_, update, code) => {
  expect(walkUpdate(update)).toMatchObject({ ok: false, code });
});

test.each<readonly [string, Uint8Array]>([
  ['a gap (Skip)', one(Uint8Array.of(10), 5)],
  ['JSON', one(...inBody(2), 1, string('1'))],
  ['binary', one(...inBody(3), string('x'))],
  ['an embed', one(...inBody(5), string('{}'))],
  ['an embedded document', one(...inBody(9), string('guid'), Uint8Array.of(118), 0)],
  ['a kind that Yjs has not', one(...inBody(11), string('x'))],
  ...[0, 1, 2, 4, 5, 7].map((type) => [`shared type ${type}`, one(...inBody(7), type)] as const),
  ['another root', one(Uint8Array.of(7), 1, string('meta'), 6)],
  [
    'an entry of the root',
    one(Uint8Array.of(0x28), 1, string('body'), string('level'), 1, Uint8Array.of(120)),
  ],
  ...[116, 117, 118, 122, 126, 127, 0].map(
    (kind) =>
      [`a value of kind ${kind}`, one(...inBody(8), 1, Uint8Array.of(kind, 0, 0, 0, 0, 0, 0, 0, 0))] as const,
  ),
])('[AU4] refused: %s', (_, update) => {
  expect(walkUpdate(update)).toMatchObject({ ok: false, code: 'unsupported' });
});

test.each([
  ['a node', one(...inBody(7), 3, string('script'))],
  ['a node with the name of a method', one(...inBody(7), 3, string('constructor'))],
  ['the root as a node', one(...inBody(7), 3, string('doc'))],
  ['a mark', one(...inBody(6), string('link'), string('{}'))],
  ['an attribute of a mark', one(...inBody(6), string('bold'), string('{"href":"x"}'))],
  ['an attribute', one(Uint8Array.of(0x28), 0, 7, 0, string('__proto__'), 1, Uint8Array.of(120))],
])('[AU11] a name that the schema does not know is refused at once: %s', (_, update) => {
  expect(walkUpdate(update)).toMatchObject({ ok: false, code: 'bad-shape' });
});

test('[AU5] limits hold before anything is built', () => {
  const structs = (count: number) =>
    bytes(
      1,
      count,
      7,
      0,
      Uint8Array.from({ length: 2 * count }, (_, index) => index % 2),
      0,
    );
  expect(walkUpdate(structs(limits.structs))).toMatchObject({ ok: true });
  for (const update of [
    structs(limits.structs + 1),
    new Uint8Array(limits.updateBytes + 1),
    one(Uint8Array.of(0), limits.structLength + 1),
    bytes(1, 1, 7, limits.clock, Uint8Array.of(0), 1, 0),
    bytes(limits.clients + 1, new Uint8Array(5 * limits.clients)),
    bytes(0, 1, 7, limits.deleteRanges + 1, new Uint8Array(2 * limits.deleteRanges + 2)),
    one(...inBody(7), 3, string('x'.repeat(limits.nameBytes + 1))),
    one(...inBody(6), string('bold'), string(' '.repeat(limits.valueBytes + 1))),
    one(...inBody(8), 1, Uint8Array.of(119), string('x'.repeat(limits.valueBytes + 1))),
  ])
    expect(walkUpdate(update)).toMatchObject({ ok: false, code: 'too-large' });
});
