import { bodyFromNotation, personId } from '@huigao/report';
import { writeBody } from '@huigao/report-doc';
import * as encoding from 'lib0/encoding';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { applyAsIs } from './apply-as-is';
import { limits } from './limits';
import { type Acceptance, type Author, type CostlyTask, judgeTask, UpdateGuard } from './update-guard';

const li = personId('li');
const wang = personId('wang');
const serverClient = 1;

function copyOf(state: Uint8Array, client: number): Y.Doc {
  const doc = new Y.Doc();
  applyAsIs(doc, state);
  doc.clientID = client;
  return doc;
}

/** A section that the server made of these lines, its durable document and its guard. */
class Section {
  readonly live: Y.Doc;
  readonly guard: UpdateGuard;
  stateReads = 0;
  constructor(lines: readonly string[], bindings: readonly (readonly [number, Author])[] = []) {
    const first = copyOf(new Uint8Array([0, 0]), serverClient);
    writeBody(first, bodyFromNotation(lines));
    this.live = copyOf(Y.encodeStateAsUpdate(first), 2);
    const state = () => {
      this.stateReads++;
      return Y.encodeStateAsUpdate(this.live);
    };
    this.guard = new UpdateGuard({ state, bindings });
  }

  /** What `change` does to a copy of the section at a tab with this client id. */
  written(client: number, change: (body: Y.XmlFragment, doc: Y.Doc) => void): Uint8Array {
    const doc = copyOf(this.guard.encodeShadow(), client);
    const known = Y.encodeStateVector(doc);
    let update: Uint8Array | null = null;
    doc.on('update', (bytes: Uint8Array) => {
      update = bytes;
    });
    doc.transact(() => change(doc.getXmlFragment('body'), doc));
    return update ?? Y.encodeStateAsUpdate(doc, known);
  }

  judge(client: number, person: Author, change: (body: Y.XmlFragment, doc: Y.Doc) => void) {
    return this.guard.judge(this.written(client, change), person);
  }

  text(): string {
    return copyOf(this.guard.encodeShadow(), 3).getXmlFragment('body').toString();
  }
}

const block = (body: Y.XmlFragment, index: number) => body.get(index) as Y.XmlElement;
const textIn = (body: Y.XmlFragment, index: number) => block(body, index).get(0) as Y.XmlText;
const type = (at: number, text: string) => (body: Y.XmlFragment) => textIn(body, 0).insert(at, text);

/** An update of client `client` at `clock` with one string of text, as bytes: what a client that keeps no document could send. */
function stringStruct(
  client: number,
  clock: number,
  origin: readonly [number, number] | null,
  rightOrigin: readonly [number, number] | null,
  text: string,
): Uint8Array {
  return encoding.encode((to) => {
    for (const value of [1, 1, client, clock]) encoding.writeVarUint(to, value);
    encoding.writeUint8(to, 4 | (origin ? 0x80 : 0) | (rightOrigin ? 0x40 : 0));
    for (const value of [...(origin ?? []), ...(rightOrigin ?? [])]) encoding.writeVarUint(to, value);
    encoding.writeVarString(to, text);
    encoding.writeVarUint(to, 0);
  });
}

function deleteRange(client: number, clock: number, length: number): Uint8Array {
  return encoding.encode((to) => {
    for (const value of [0, 1, client, 1, clock, length]) encoding.writeVarUint(to, value);
  });
}

/** Client 1 writes the first paragraph as: element 0, text 1, its characters from 2 on. */
const firstCharacter = 2;

test('[AU12] an update is accepted as sent, with the binding it makes', () => {
  const section = new Section(['甲乙']);
  const update = section.written(9, type(1, '一'));
  expect(section.guard.judge(update, li)).toEqual({
    ok: true,
    update,
    bindings: [{ client: 9, person: li }],
  });
  const next = section.written(9, type(2, '二'));
  expect(section.guard.judge(next, li)).toEqual({ ok: true, update: next, bindings: [] });
  expect(section.text()).toBe('<paragraph>甲一二乙</paragraph>');
});

test('[AU12] what is here already is not appended again', () => {
  const section = new Section(['甲乙', '丙']);
  const first = section.written(9, (body) => {
    textIn(body, 0).insert(1, '一');
    body.delete(1, 1);
  });
  section.guard.judge(first, li);
  expect(section.guard.judge(first, li)).toEqual({ ok: true, update: null, bindings: [] });
  expect(section.guard.judge(new Uint8Array([0, 0]), li)).toMatchObject({ ok: true, update: null });
  // A whole state, as on reconnection: only the character typed meanwhile is new.
  const doc = copyOf(section.guard.encodeShadow(), 9);
  textIn(doc.getXmlFragment('body'), 0).insert(2, '二');
  const verdict = section.guard.judge(Y.encodeStateAsUpdate(doc), li) as Acceptance;
  const { structs, ds } = Y.decodeUpdate(verdict.update!);
  expect(structs.map(({ id, length }) => [id.client, id.clock, length])).toEqual([[9, 1, 1]]);
  expect([...ds.clients.keys()]).toEqual([]);
});

test('[AU6] a gap in a client is refused, an overlap cut off without a look at what it claims', () => {
  const section = new Section(['甲乙']);
  section.judge(9, li, type(1, '一二'));
  expect(section.guard.judge(stringStruct(9, 3, [9, 1], null, '四'), li)).toMatchObject({
    ok: false,
    code: 'missing',
  });
  // Clocks 0 and 1 are known; the update claims other text there, with a neighbour that does not exist.
  const forged = stringStruct(9, 0, [77, 5], null, '伪造三');
  expect(section.guard.judge(forged, li)).toMatchObject({ ok: true });
  expect(section.text()).toBe('<paragraph>甲一二三乙</paragraph>');
});

test('[AU7] a client id stays with the person who used it first', () => {
  const section = new Section(['甲乙'], [[8, wang]]);
  section.judge(9, li, type(1, '一'));
  expect(section.judge(9, wang, type(1, '冒'))).toMatchObject({ ok: false, code: 'foreign-client' });
  expect(section.judge(8, li, type(1, '冒'))).toMatchObject({ ok: false, code: 'foreign-client' });
  expect(section.judge(8, wang, type(1, '王'))).toMatchObject({ ok: true, bindings: [] });
  expect(section.judge(9, null, type(1, '冒'))).toMatchObject({ ok: false, code: 'foreign-client' });
});

test("[AU7] what wrote here and is bound to nobody is the server's; new ids are few", () => {
  const section = new Section(['甲乙']);
  expect(section.judge(serverClient, li, type(1, '冒'))).toMatchObject({ ok: false, code: 'foreign-client' });
  expect(section.judge(serverClient, null, type(1, '服'))).toMatchObject({ ok: true, bindings: [] });
  const many = encoding.encode((to) => {
    encoding.writeVarUint(to, limits.newClients + 1);
    for (let client = 0; client <= limits.newClients; client++)
      for (const value of [1, 100 + client, 0, 0, 1]) encoding.writeVarUint(to, value);
    encoding.writeVarUint(to, 0);
  });
  expect(section.guard.judge(many, li)).toMatchObject({ ok: false, code: 'too-large' });
});

test("[AU7] another's structs may be repeated and another's text deleted", () => {
  const section = new Section(['甲乙']);
  section.judge(9, li, type(1, '一'));
  const everything = section.guard.encodeShadow();
  expect(section.guard.judge(everything, wang)).toEqual({ ok: true, update: null, bindings: [] });
  const erased = section.judge(8, wang, (body) => textIn(body, 0).delete(0, 2));
  expect(erased).toMatchObject({ ok: true, bindings: [] });
  expect(section.text()).toBe('<paragraph>乙</paragraph>');
});

test.each([
  ['a left neighbour that is nowhere', stringStruct(9, 0, [77, 0], null, 'x')],
  ['a left neighbour of a later clock', stringStruct(9, 0, [1, 99], null, 'x')],
  ['a right neighbour that is nowhere', stringStruct(9, 0, null, [77, 0], 'x')],
  ['itself as a neighbour', stringStruct(9, 0, [9, 0], null, 'x')],
  ['itself as a parent', new Uint8Array([1, 1, 9, 0, 4, 0, 9, 0, 1, 0x78, 0])],
  ['a parent that is nowhere', new Uint8Array([1, 1, 9, 0, 4, 0, 77, 0, 1, 0x78, 0])],
  ['a range past the end', deleteRange(1, 3, 5)],
  ['a range of a client that is nowhere', deleteRange(77, 0, 1)],
])('[AU8] refused: %s', (_, update) => {
  const section = new Section(['甲乙']);
  expect(section.guard.judge(update, li)).toMatchObject({ ok: false, code: 'missing' });
  expect(section.text()).toBe('<paragraph>甲乙</paragraph>');
});

test('[AU8] two clients that wait for each other are refused, those that do not may come in any order', () => {
  const pair = (aOrigin: readonly [number, number], bOrigin: readonly [number, number]) => {
    const [a, b] = [stringStruct(9, 0, aOrigin, null, 'a'), stringStruct(8, 0, bOrigin, null, 'b')];
    return new Uint8Array([2, ...a.slice(1, -1), ...b.slice(1, -1), 0]);
  };
  const section = new Section(['甲乙']);
  expect(section.guard.judge(pair([8, 0], [9, 0]), li)).toMatchObject({ ok: false, code: 'missing' });
  expect(section.guard.judge(pair([8, 0], [1, firstCharacter]), li)).toMatchObject({ ok: true });
  expect(section.text()).toBe('<paragraph>甲乙ba</paragraph>');
});

test('[AU9] neighbours that are one, or stand the other way round, or in different lists, are refused', () => {
  const section = new Section(['甲乙', '丙']);
  const [first, second] = [
    [1, firstCharacter],
    [1, firstCharacter + 1],
  ] as const;
  const elsewhere = [1, 6] as const;
  for (const [left, right] of [
    [first, first],
    [second, first],
    [first, elsewhere],
  ] as const)
    expect(section.guard.judge(stringStruct(9, 0, left, right, 'x'), li)).toMatchObject({
      ok: false,
      code: 'bad-order',
    });
  expect(section.guard.judge(stringStruct(9, 0, first, second, 'x'), li)).toMatchObject({ ok: true });
});

test('[AU9] neighbours within one piece of text are refused the wrong way round, wherever they stand in it', () => {
  const characters = [0, 1, 2, 3];
  for (const left of characters)
    for (const right of characters) {
      const section = new Section(['甲乙丙丁']);
      const ids = [left, right].map((at) => [1, firstCharacter + at] as const);
      const verdict = section.guard.judge(stringStruct(9, 0, ids[0]!, ids[1]!, 'x'), li);
      expect(verdict, `${left} ${right}`).toMatchObject(
        left < right ? { ok: true } : { ok: false, code: 'bad-order' },
      );
    }
});

test('[AU9] an attribute has no right neighbour', () => {
  const section = new Section(['### 甲']);
  section.judge(9, li, (body) => block(body, 0).setAttribute('level', 4 as unknown as string));
  const origin = section.written(9, (body) => block(body, 0).setAttribute('level', 5 as unknown as string));
  // The same with a right neighbour: the value that it replaces.
  const [, , , , info, ...rest] = origin;
  const forged = new Uint8Array([...origin.slice(0, 4), info! | 0x40, ...rest.slice(0, 2), ...rest]);
  expect(section.guard.judge(forged, li)).toMatchObject({ ok: false });
  expect(section.guard.judge(origin, li)).toMatchObject({ ok: true });
});

test('[AU10] nothing may cut a character in two, neither here nor in the update itself', () => {
  const section = new Section(['𠮷𠮷']);
  const middle = firstCharacter + 1;
  for (const update of [
    deleteRange(1, firstCharacter, 1),
    deleteRange(1, middle, 1),
    deleteRange(1, middle, 2),
    stringStruct(9, 0, [1, firstCharacter], null, 'x'),
    stringStruct(9, 0, null, [1, middle], 'x'),
  ])
    expect(section.guard.judge(update, li)).toMatchObject({ ok: false, code: 'bad-text' });
  // Two structs of one update, the second written into the middle of the first.
  const into = new Uint8Array([
    ...[1, 2, 9, 0],
    ...stringStruct(9, 0, [1, middle], null, '𠮷').slice(4, -1),
    ...stringStruct(9, 2, [9, 0], null, 'x').slice(4),
  ]);
  expect(section.guard.judge(into, li)).toMatchObject({ ok: false, code: 'bad-text' });
  // A known part that ends in the middle of a character.
  section.guard.judge(stringStruct(9, 0, [1, middle], null, 'x'), li);
  expect(section.guard.judge(stringStruct(9, 0, [1, middle], null, '𠮷'), li)).toMatchObject({
    code: 'bad-text',
  });
  expect(section.guard.judge(deleteRange(1, firstCharacter, 2), li)).toMatchObject({ ok: true });
  expect(section.text()).toBe('<paragraph>𠮷x</paragraph>');
});

const element = (
  name: string,
  attributes: Record<string, unknown>,
  children: (Y.XmlElement | Y.XmlText)[],
) => {
  const made = new Y.XmlElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value as string);
  made.insert(0, children);
  return made;
};
const place = { figure: 'total', format: '', shown: '' };

test.each<[string, (body: Y.XmlFragment) => void]>([
  ['text at the root', (body) => body.insert(0, [new Y.XmlText('x')])],
  ['an inline node at the root', (body) => body.insert(0, [element('hardBreak', {}, [])])],
  ['a block in a block', (body) => block(body, 0).insert(0, [element('paragraph', {}, [])])],
  ['text in an atom', (body) => block(body, 0).insert(0, [element('place', place, [new Y.XmlText('x')])])],
  ['an attribute of another node', (body) => block(body, 0).setAttribute('level', 3 as unknown as string)],
  ['a value out of range', (body) => body.insert(0, [element('heading', { level: 9 }, [])])],
  ['a value of another type', (body) => body.insert(0, [element('heading', { level: '3' }, [])])],
  ['an attribute of a text', (body) => textIn(body, 0).setAttribute('level', 3)],
  ['a node inside a text', (body) => textIn(body, 0).insertEmbed(0, new Y.XmlElement('place'))],
])('[AU11] refused, and the section stays as it was: %s', (_, change) => {
  const section = new Section(['甲乙']);
  expect(section.judge(9, li, change)).toMatchObject({ ok: false, code: 'bad-shape' });
  expect(section.text()).toBe('<paragraph>甲乙</paragraph>');
  expect(section.judge(9, li, type(1, '一'))).toMatchObject({ ok: true });
});

const table = (rows: number, cells: number, attrs = {}) =>
  element(
    'table',
    {},
    Array.from({ length: rows }, () =>
      element(
        'tableRow',
        {},
        Array.from({ length: cells }, () => element('tableCell', attrs, [element('paragraph', {}, [])])),
      ),
    ),
  );

test.each<[string, (body: Y.XmlFragment) => void]>([
  ['text in a row', (body) => body.insert(1, [element('table', {}, [new Y.XmlText('x')])])],
  ['a table in a cell', (body) => cellOf(body).insert(0, [table(1, 1)])],
  ['a heading in a cell', (body) => cellOf(body).insert(0, [element('heading', { level: 3 }, [])])],
  ['a cell outside of a row', (body) => block(body, 1).insert(0, [element('tableCell', {}, [])])],
  ['too many rows', (body) => body.insert(1, [table(501, 1)])],
  ['a row too many', (body) => block(body, 2).insert(0, [element('tableRow', {}, [])])],
  ['too many cells in a row', (body) => body.insert(1, [table(1, 65)])],
  ['a cell wider than a table may be', (body) => body.insert(1, [table(1, 1, { colspan: 65 })])],
  ['a cell of no rows', (body) => body.insert(1, [table(1, 1, { rowspan: 0 })])],
  ['a live block of no kind', (body) => body.insert(1, [element('liveBlock', { kind: 'pie' }, [])])],
  ['text in a live block', (body) => body.insert(1, [element('liveBlock', {}, [new Y.XmlText('x')])])],
])('[AU11] tables and live blocks, refused: %s', (_, change) => {
  const section = new Section(['甲', '| 乙 | 丙', '^ 表', ...Array.from({ length: 500 }, () => '| 丁')]);
  const before = section.text();
  expect(section.judge(9, li, change)).toMatchObject({ ok: false, code: 'bad-shape' });
  expect(section.text()).toBe(before);
});

const cellOf = (body: Y.XmlFragment) => (block(body, 1).get(0) as Y.XmlElement).get(0) as Y.XmlElement;

test('[AU1] rows, cells, spans and live blocks of honest clients are taken, and what two of them leave together', () => {
  const section = new Section(['| 甲 | 乙', '| 丙 | 丁']);
  const rows = (body: Y.XmlFragment) => block(body, 0);
  const first = section.written(9, (body) => {
    (rows(body).get(0) as Y.XmlElement).delete(1, 1);
    ((rows(body).get(0) as Y.XmlElement).get(0) as Y.XmlElement).setAttribute('colspan', 2 as never);
    body.insert(1, [element('liveBlock', { kind: 'indicators', of: 'task1' }, [])]);
  });
  const second = section.written(8, (body) => {
    for (const index of [0, 1])
      (rows(body).get(index) as Y.XmlElement).insert(2, [element('tableHeader', {}, [])]);
    rows(body).delete(1, 1);
  });
  expect(section.guard.judge(first, li)).toMatchObject({ ok: true });
  expect(section.guard.judge(second, wang)).toMatchObject({ ok: true });
});

test('[AU11] text and values outside a text or an attribute are refused', () => {
  const section = new Section(['甲乙']);
  const into = (parent: number, ...content: number[]) =>
    new Uint8Array([1, 1, 9, 0, content[0]!, 0, 1, parent, ...content.slice(1), 0]);
  const string = [4, 1, 0x78];
  const values = [8, 1, 120];
  for (const update of [
    into(0, ...string),
    into(0, ...values),
    into(1, ...values),
    into(firstCharacter, ...string),
  ])
    expect(section.guard.judge(update, li)).toMatchObject({ ok: false, code: 'bad-shape' });
});

test('[AU11] nesting without end is refused', () => {
  const section = new Section(['甲乙']);
  const verdict = section.judge(9, li, (body) => {
    let parent: Y.XmlFragment = body;
    for (let depth = 0; depth < 2000; depth++) {
      const child = new Y.XmlElement('paragraph');
      parent.insert(0, [child]);
      parent = child;
    }
  });
  expect(verdict).toMatchObject({ ok: false, code: 'bad-shape' });
});

test('[AU5] a section takes text up to its limit, counted without what was deleted', () => {
  const section = new Section(['']);
  const part = limits.sectionCharacters / 4;
  const write = (text: string) =>
    section.judge(9, li, (body) => {
      const paragraph = block(body, 0);
      if (paragraph.length === 0) paragraph.insert(0, [new Y.XmlText()]);
      textIn(body, 0).insert(0, text);
    });
  for (let round = 0; round < 4; round++) expect(write('字'.repeat(part))).toMatchObject({ ok: true });
  expect(write('字')).toMatchObject({ ok: false, code: 'section-full' });
  expect(section.judge(9, li, (body) => textIn(body, 0).delete(0, 10))).toMatchObject({ ok: true });
  expect(write('字'.repeat(10))).toMatchObject({ ok: true });
  expect(write('字')).toMatchObject({ ok: false, code: 'section-full' });
});

/** Single characters of one client, each written between the first character and a place further on than the one before. */
function spreadOut(count: number): Uint8Array {
  return encoding.encode((to) => {
    for (const value of [1, count, 9, 0]) encoding.writeVarUint(to, value);
    for (let index = 0; index < count; index++) {
      encoding.writeUint8(to, 0xc4);
      for (const value of [1, firstCharacter, 1, firstCharacter + 1 + index])
        encoding.writeVarUint(to, value);
      encoding.writeVarString(to, 'x');
    }
    encoding.writeVarUint(to, 0);
  });
}

test('[AU5] structs that Yjs would have to search all of a section for are refused before it does', () => {
  const section = new Section(['字'.repeat(1200)]);
  expect(section.guard.judge(spreadOut(100), li)).toMatchObject({ ok: true });
  const other = new Section(['字'.repeat(1200)]);
  expect(other.guard.judge(spreadOut(1000), li)).toMatchObject({ ok: false, code: 'too-large' });
  expect(other.text()).toHaveLength('<paragraph></paragraph>'.length + 1200);
});

/**
 * What one wrote at one spot while cut off, in so many pieces that do not join: each behind the last, with a character taken away in
 * between as at every slip of the finger, or each in front of the last.
 */
function piecesAtOneSpot(section: Section, client: number, count: number, where: 'behind' | 'in-front') {
  return section.written(client, (body) => {
    const text = textIn(body, 0);
    for (let piece = 0; piece < count; piece++)
      if (where === 'in-front') text.insert(1, '前');
      else {
        text.insert(1 + piece, '后误');
        text.delete(2 + piece, 1);
      }
  });
}

test.each([
  ['behind', 700],
  ['in-front', 450],
] as const)(
  '[AU1] two who put piece %s piece at one spot while cut off are both taken: %i each',
  (where, count) => {
    // Which of two client ids is higher decides who has to pass the other's pieces.
    for (const [first, second] of [
      [8, 9],
      [9, 8],
    ] as const) {
      const section = new Section(['预算']);
      const theirs = piecesAtOneSpot(section, first, count, where);
      const own = piecesAtOneSpot(section, second, count, where);
      expect(section.guard.judge(theirs, wang)).toMatchObject({ ok: true });
      const task = section.guard.judgeCheap(own, li);
      expect(task).toMatchObject({ ok: null });
      const verdict = judgeTask(task as CostlyTask) as Acceptance;
      expect(verdict).toMatchObject({ ok: true });
      expect(section.guard.admit(verdict.update!, li)).toMatchObject({ ok: true });
      expect(section.text().match(/[前后]/g)).toHaveLength(2 * count);
    }
  },
);

test('[AU5] more pieces in front of one another than anybody writes are refused, and nothing of them stays', () => {
  const section = new Section(['预算']);
  const theirs = piecesAtOneSpot(section, 8, 1500, 'in-front');
  const own = piecesAtOneSpot(section, 9, 1500, 'in-front');
  expect(section.guard.judge(theirs, wang)).toMatchObject({ ok: true });
  const before = section.text();
  expect(section.guard.judge(own, li)).toMatchObject({ ok: false, code: 'too-large' });
  expect(section.text()).toBe(before);
});

test('[AU12] a long update is tried in pieces and accepted as sent', () => {
  const section = new Section(['甲乙']);
  const update = section.written(9, (body) => {
    for (let index = 0; index < 40; index++)
      body.insert(index, [element('heading', { level: 4 }, [new Y.XmlText('题')])]);
    body.delete(3, 2);
  });
  expect(section.guard.judge(update, li)).toMatchObject({ ok: true, update });
  const doc = copyOf(Y.encodeStateAsUpdate(section.live), 3);
  applyAsIs(doc, update);
  expect(section.text()).toBe(doc.getXmlFragment('body').toString());
});

test('[AU13] the guard runs ahead of what is durable, and builds its copy anew from both', () => {
  const section = new Section(['甲乙']);
  const first = section.judge(9, li, type(1, '一')) as Acceptance;
  section.judge(9, li, type(2, '二'));
  expect(section.stateReads).toBe(1);
  // A refusal on the copy costs the copy.
  section.judge(9, li, (body) => body.insert(0, [new Y.XmlText('x')]));
  expect(section.text()).toBe('<paragraph>甲一二乙</paragraph>');
  expect(section.stateReads).toBe(2);
  applyAsIs(section.live, first.update!);
  section.guard.committed(1);
  section.judge(9, li, (body) => body.insert(0, [new Y.XmlText('x')]));
  expect(section.text()).toBe('<paragraph>甲一二乙</paragraph>');
});

test('[AU13] what was told to be durable is taken from the durable state only', () => {
  const section = new Section(['甲乙']);
  section.judge(9, li, type(1, '一'));
  section.guard.committed(1);
  section.judge(9, li, (body) => body.insert(0, [new Y.XmlText('x')]));
  expect(section.text()).toBe('<paragraph>甲乙</paragraph>');
});

test('[AU13] what could not be stored is forgotten, with its bindings', () => {
  const section = new Section(['甲乙'], [[8, wang]]);
  section.judge(9, li, type(1, '一'));
  section.guard.reset([[8, wang]]);
  expect(section.text()).toBe('<paragraph>甲乙</paragraph>');
  expect(section.judge(9, wang, type(1, '王'))).toMatchObject({
    ok: true,
    bindings: [{ client: 9, person: wang }],
  });
});

test('[AU13] a durable state with something pending is our fault and throws', () => {
  const state = () => stringStruct(9, 5, [9, 4], null, 'x');
  const guard = new UpdateGuard({ state, bindings: [] });
  expect(() => guard.judge(stringStruct(8, 0, [9, 4], null, 'x'), li)).toThrow('not complete');
});

test('[AU14] applying writes nothing that was not sent', () => {
  const doc = copyOf(new Uint8Array([0, 0]), 9);
  writeBody(doc, bodyFromNotation(['甲乙丙']));
  const before = Y.encodeStateAsUpdate(doc);
  const text = textIn(doc.getXmlFragment('body'), 0);
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  text.format(0, 2, { bold: {} });
  const other = copyOf(before, 8);
  const theirs: Uint8Array[] = [];
  other.on('update', (update: Uint8Array) => theirs.push(update));
  textIn(other.getXmlFragment('body'), 0).format(0, 2, { bold: {} });

  const deletionsAfter = (apply: (doc: Y.Doc, update: Uint8Array) => void) => {
    const copy = copyOf(before, 7);
    for (const update of [...updates, ...theirs]) apply(copy, update);
    return [...Y.snapshot(copy).ds.clients.values()].flat().length;
  };
  expect(deletionsAfter((copy, update) => Y.applyUpdate(copy, update))).toBeGreaterThan(0);
  expect(deletionsAfter(applyAsIs)).toBe(0);
});

/** A paste of twenty paragraphs: more than is judged at once. */
const paste = (body: Y.XmlFragment) => {
  const paragraphs = Array.from({ length: 20 }, (_, index) => {
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [new Y.XmlText(`第${index}段`)]);
    return paragraph;
  });
  body.insert(1, paragraphs);
};

/** The task that an update is, which a test expects it to be. */
function taskOf(section: Section, update: Uint8Array): CostlyTask {
  const task = section.guard.judgeCheap(update, li);
  if (task.ok !== null) throw new Error(`No task, but ${JSON.stringify(task)}`);
  // As it crosses to another thread.
  return structuredClone(task);
}

test('[AU16] a key is judged at once, a large or laborious update is a task and changes nothing', () => {
  const section = new Section(['预算', '字'.repeat(5000)]);
  expect(section.guard.judgeCheap(section.written(9, type(0, '一')), li)).toMatchObject({ ok: true });
  const before = section.text();
  taskOf(section, section.written(9, paste));
  const erased = section.written(9, (body) => {
    for (let at = 0; at < 2 * limits.cheapDeletions; at++) textIn(body, 1).delete(at, 1);
  });
  taskOf(section, erased);
  expect(section.text()).toBe(before);
  expect(section.guard.judge(erased, li)).toMatchObject({ ok: true });
  const others = section.written(9, (body) => {
    for (let at = 0; at < limits.cheapSteps; at++) textIn(body, 1).insert(2 * at + 1, '字');
  });
  expect(section.guard.judge(others, li)).toMatchObject({ ok: true });
  // The first character of the second paragraph, after an element and a text.
  taskOf(section, stringStruct(11, 0, [serverClient, firstCharacter + 4], null, 'x'));
});

test('[AU16] a task judged elsewhere is admitted, though others wrote meanwhile', () => {
  const section = new Section(['预算', '执行']);
  const update = section.written(9, paste);
  const task = taskOf(section, update);
  expect(section.judge(8, wang, type(0, '同时'))).toMatchObject({ ok: true });
  expect(section.judge(8, wang, (body) => body.delete(1, 1))).toMatchObject({ ok: true });
  const verdict = judgeTask(task) as Acceptance;
  expect(verdict).toMatchObject({ ok: true, bindings: [{ client: 9, person: li }] });
  expect(section.guard.admit(verdict.update!, li)).toMatchObject({
    ok: true,
    bindings: [{ client: 9, person: li }],
  });
  expect(section.text()).toContain('同时预算');
  expect(section.text()).toContain('第19段');
  expect(section.judge(9, wang, type(0, '一'))).toMatchObject({ ok: false, code: 'foreign-client' });
});

test('[AU16] a task is refused elsewhere as it would be here', () => {
  const section = new Section(['预算']);
  const update = section.written(9, (body) => {
    paste(body);
    block(body, 0).insert(0, [new Y.XmlElement('paragraph')]);
  });
  const elsewhere = judgeTask(taskOf(section, update));
  expect(elsewhere).toMatchObject({ ok: false, code: 'bad-shape' });
  expect(section.guard.judge(update, li)).toEqual(elsewhere);
});

test('[AU16] an admission is refused when another took the client id meanwhile', () => {
  const section = new Section(['预算']);
  const verdict = judgeTask(taskOf(section, section.written(9, paste))) as Acceptance;
  expect(section.judge(9, wang, type(0, '一'))).toMatchObject({ ok: true });
  expect(section.guard.admit(verdict.update!, li)).toMatchObject({ ok: false, code: 'foreign-client' });
});
