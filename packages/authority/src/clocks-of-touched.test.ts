import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { applyAsIs } from './apply-as-is';
import { ClocksOfTouched } from './clocks-of-touched';

const body = (doc: Y.Doc) => doc.getXmlFragment('body');

const edit = fc.record({
  by: fc.nat({ max: 3 }),
  does: fc.constantFrom('type', 'type', 'delete', 'format', 'split', 'remove', 'attribute', 'meet'),
  at: fc.nat({ max: 40 }),
  length: fc.integer({ min: 1, max: 4 }),
});
type Edit = typeof edit extends fc.Arbitrary<infer Value> ? Value : never;

function change(doc: Y.Doc, { does, at, length }: Edit): void {
  const paragraphs = body(doc).toArray() as Y.XmlElement[];
  const paragraph = paragraphs[at % Math.max(1, paragraphs.length)];
  const text = paragraph?.get(0) as Y.XmlText | undefined;
  if (does === 'split' || !paragraph || !text) {
    const fresh = new Y.XmlElement('paragraph');
    fresh.insert(0, [new Y.XmlText('新段')]);
    body(doc).insert(at % (paragraphs.length + 1), [fresh]);
  } else if (does === 'remove') body(doc).delete(at % paragraphs.length, 1);
  else if (does === 'attribute') paragraph.setAttribute('level', `${at}`);
  else {
    const from = at % (text.length + 1);
    const most = Math.min(length, text.length - from);
    if (does === 'type') text.insert(from, '字'.repeat(length));
    else if (most > 0 && does === 'delete') text.delete(from, most);
    else if (most > 0) text.format(from, most, { bold: at % 2 ? true : null });
  }
}

/** What several people write who meet now and then, update by update, each such that all it stands on came before. */
function updatesOf(edits: readonly Edit[]): readonly Uint8Array[] {
  const server = new Y.Doc();
  const docs = [1, 2, 3, 4].map((client) => {
    const doc = new Y.Doc();
    doc.clientID = client;
    return doc;
  });
  const updates: Uint8Array[] = [];
  for (const one of edits) {
    const doc = docs[one.by]!;
    if (one.does === 'meet') Y.applyUpdate(doc, Y.encodeStateAsUpdate(server));
    const before = Y.encodeStateVector(doc);
    doc.transact(() => change(doc, one));
    const update = Y.encodeStateAsUpdate(doc, before);
    applyAsIs(server, update);
    updates.push(update);
  }
  return updates;
}

const shapeOf = ({ store }: Y.Doc) =>
  [...store.clients].map(([client, structs]) => [
    client,
    structs.map((one) => [one.constructor.name, one.id.clock, one.length, one.deleted]),
  ]);
const idOf = ({ _item }: Y.XmlFragment) => _item?.id ?? null;

test('what is applied while only the clients of the update are counted comes out as when all are', () => {
  let touchedOthers = 0;
  fc.assert(
    fc.property(fc.array(edit, { minLength: 10, maxLength: 60 }), (edits) => {
      const [plain, counted] = [new Y.Doc(), new Y.Doc()];
      for (const doc of [plain, counted]) body(doc);
      const clocks = new ClocksOfTouched(counted);
      for (const update of updatesOf(edits)) {
        const clients = new Set(Y.parseUpdateMeta(update).from.keys());
        const expected = applyAsIs(plain, update).map(idOf);
        const touched = clocks.during(clients, () => applyAsIs(counted, update)).map(idOf);
        expect(touched).toEqual(expected);
        touchedOthers += touched.filter((id) => id && !clients.has(id.client)).length;
      }
      expect(shapeOf(counted)).toEqual(shapeOf(plain));
      expect(Y.encodeStateAsUpdate(counted)).toEqual(Y.encodeStateAsUpdate(plain));
    }),
    { numRuns: 60, seed: Number(process.env.FUZZ_SEED ?? 11) },
  );
  expect(touchedOthers).toBeGreaterThan(100);
});

test('a document counts all its clients again afterwards, also when applying fails', () => {
  const doc = new Y.Doc();
  const clocks = new ClocksOfTouched(doc);
  doc.clientID = 7;
  body(doc).insert(0, [new Y.XmlText('甲')]);
  expect(() =>
    clocks.during(new Set([1]), () => {
      throw new Error('no');
    }),
  ).toThrow('no');
  expect(Y.decodeStateVector(Y.encodeStateVector(doc))).toEqual(new Map([[7, 2]]));
});
