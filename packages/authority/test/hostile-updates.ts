// Updates that no honest client makes: written struct by struct with an encoder of our own, or made of honest ones by damaging
// their bytes. Both are plain data, resolved against the document they attack.

import fc from 'fast-check';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';

/** Whose ids an attack uses: the sender's, another person's, the server's, ones never seen before. */
const owners = ['mallory', 'victim', 'server', 'fresh', 'stranger'] as const;
export type Owner = (typeof owners)[number];
export type ClientIds = Readonly<Record<Owner, number>>;

interface IdSpec {
  /** What the id should point at, when there is such a thing; `off` is an offset from there. */
  readonly to: 'text' | 'element' | 'string' | 'any' | 'own' | 'end';
  readonly owner: Owner;
  readonly at: number;
  readonly off: number;
}

type ContentSpec =
  | { readonly kind: 'string'; readonly bytes: readonly number[] }
  | { readonly kind: 'mark' | 'attribute'; readonly name: string; readonly json: string }
  | { readonly kind: 'element'; readonly name: string }
  | { readonly kind: 'type'; readonly type: number }
  | { readonly kind: 'any'; readonly values: readonly unknown[] }
  | { readonly kind: 'gc' | 'deleted' | 'skip'; readonly length: number }
  | { readonly kind: 'raw'; readonly ref: number; readonly bytes: readonly number[] };

interface StructSpec {
  readonly origin: IdSpec | null;
  readonly rightOrigin: IdSpec | null;
  readonly root: string | null;
  readonly parent: IdSpec;
  readonly key: string | null;
  readonly content: ContentSpec;
}

interface ClientSpec {
  readonly owner: Owner;
  readonly clockOff: number;
  readonly structs: readonly StructSpec[];
}

interface DeleteSpec {
  readonly id: IdSpec;
  readonly length: number;
}

export interface WrittenSpec {
  readonly clients: readonly ClientSpec[];
  readonly deletions: readonly DeleteSpec[];
  readonly tail: readonly number[];
}

const often = <T>(usual: fc.Arbitrary<T>, odd: fc.Arbitrary<T>, weight = 14) =>
  fc.oneof({ weight, arbitrary: usual }, { weight: 1, arbitrary: odd });
const fraction = fc.double({ min: 0, max: 1, noNaN: true });
const owner = fc.constantFrom(...owners);

const idSpec = (...to: readonly IdSpec['to'][]) =>
  fc.record<IdSpec>({
    to: often(fc.constantFrom(...to), fc.constantFrom('any', 'own', 'end')),
    owner,
    at: fraction,
    off: often(fc.constant(0), fc.integer({ min: -2, max: 3 })),
  });

const encoder = (text: string) =>
  [...new Uint8Array(encoding.encode((to) => encoding.writeVarString(to, text)))].slice(1);
const length = often(fc.integer({ min: 1, max: 20 }), fc.constantFrom(0, 2 ** 31, 2 ** 52));

const stringContent = fc
  .oneof(
    {
      weight: 8,
      arbitrary: fc.constantFrom('预算', '𠮷', 'a', '👩‍👩‍👧', '\u0000', 'x'.repeat(100)).map(encoder),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        [],
        [0xed, 0xa0, 0x80],
        [0xef, 0xbf, 0xbd],
        [0xc0, 0x80],
        [0xff],
        [0xe4, 0xbd],
      ),
    },
  )
  .map((bytes) => ({ kind: 'string' as const, bytes }));

const markContent = fc.record({
  kind: fc.constant('mark' as const),
  name: often(fc.constant('bold'), fc.constantFrom('link', '__proto__', 'constructor', 'bold--abcdefgh', '')),
  json: often(
    fc.constantFrom('{}', 'null'),
    fc.constantFrom('{"href":"x"}', '[]', '1', '{', '{"__proto__":1}'),
  ),
});

const elementContent = fc.record({
  kind: fc.constant('element' as const),
  name: often(
    fc.constantFrom('paragraph', 'heading', 'place', 'ordinal', 'hardBreak'),
    fc.constantFrom('script', 'doc', 'text', '__proto__', 'constructor', ''),
  ),
});

const anyContent = fc.record({
  kind: fc.constant('any' as const),
  values: fc.array(
    often(
      fc.constantFrom<unknown>(3, 4, 5, 'point', true, false, 'total.executed'),
      fc.constantFrom<unknown>(
        null,
        undefined,
        3.5,
        Number.NaN,
        -1,
        {},
        [[[]]],
        2n,
        '\uFFFD',
        'x'.repeat(300),
      ),
    ),
    { minLength: 0, maxLength: 2 },
  ),
});

const oddContent = fc.oneof(
  fc.record({ kind: fc.constantFrom('gc' as const, 'deleted' as const, 'skip' as const), length }),
  fc.record({ kind: fc.constant('type' as const), type: fc.integer({ min: 0, max: 9 }) }),
  fc.record({
    kind: fc.constant('raw' as const),
    ref: fc.integer({ min: 0, max: 31 }),
    bytes: fc.array(fc.integer({ min: 0, max: 255 }), { maxLength: 6 }),
  }),
);

const structOf = (
  content: fc.Arbitrary<ContentSpec>,
  parent: fc.Arbitrary<IdSpec>,
  neighbour: fc.Arbitrary<IdSpec>,
  key: fc.Arbitrary<string | null>,
): fc.Arbitrary<StructSpec> =>
  fc.record({
    origin: fc.option(neighbour, { freq: 1 }),
    rightOrigin: fc.option(neighbour, { freq: 1 }),
    root: often(fc.constant<string | null>(null), fc.constantFrom('body', 'meta', '__proto__'), 4),
    parent,
    key,
    content,
  });

const noKey = often(fc.constant<string | null>(null), fc.constantFrom('level', 'x', '__proto__'), 12);
const someKey = often(
  fc.constantFrom<string | null>('level', 'restart', 'figure'),
  fc.constantFrom(null, 'x', '__proto__'),
);
const text = idSpec('text');
const element = idSpec('element');
const string = idSpec('string');

/** Neighbours that are both there, in whatever order. */
const betweenSpec: fc.Arbitrary<StructSpec> = fc.record({
  origin: string,
  rightOrigin: string,
  root: fc.constant(null),
  parent: text,
  key: fc.constant(null),
  content: fc.constant<ContentSpec>({ kind: 'string', bytes: [0x61] }),
});

const structSpec: fc.Arbitrary<StructSpec> = fc.oneof(
  { weight: 4, arbitrary: structOf(stringContent, text, string, noKey) },
  { weight: 3, arbitrary: betweenSpec },
  { weight: 2, arbitrary: structOf(markContent, text, string, noKey) },
  { weight: 2, arbitrary: structOf(elementContent, element, idSpec('element', 'text'), noKey) },
  { weight: 2, arbitrary: structOf(anyContent, element, idSpec('element'), someKey) },
  {
    weight: 1,
    arbitrary: structOf(fc.constant<ContentSpec>({ kind: 'type', type: 6 }), element, text, noKey),
  },
  { weight: 2, arbitrary: structOf(oddContent, idSpec('any'), idSpec('any'), noKey) },
);

export const writtenSpec: fc.Arbitrary<WrittenSpec> = fc.record({
  clients: fc.array(
    fc.record({
      owner: often(fc.constantFrom<Owner>('mallory', 'fresh'), owner, 6),
      clockOff: often(fc.constant(0), fc.integer({ min: -5, max: 3 })),
      structs: often(fc.array(structSpec, { minLength: 1, maxLength: 3 }), fc.constant<StructSpec[]>([])),
    }),
    { maxLength: 2 },
  ),
  deletions: often(
    fc.array(fc.record({ id: idSpec('any'), length }), { maxLength: 1 }),
    fc.array(fc.record({ id: idSpec('any'), length }), { maxLength: 3 }),
  ),
  tail: often(fc.constant<number[]>([]), fc.array(fc.integer({ min: 0, max: 255 }), { maxLength: 3 })),
});

/** Ids of a document that attacks point at. */
class Targets {
  readonly ids: Record<'text' | 'element' | 'string' | 'any', Y.ID[]> = {
    text: [],
    element: [],
    string: [],
    any: [],
  };
  constructor(
    readonly doc: Y.Doc,
    readonly clients: ClientIds,
  ) {
    for (const structs of doc.store.clients.values())
      for (const struct of structs) {
        this.ids.any.push(struct.id);
        if (!(struct instanceof Y.Item)) continue;
        if (struct.content instanceof Y.ContentString) this.ids.string.push(struct.id);
        if (!(struct.content instanceof Y.ContentType)) continue;
        this.ids[struct.content.type instanceof Y.XmlText ? 'text' : 'element'].push(struct.id);
      }
  }

  clockOf(owner: Owner): number {
    return Y.getState(this.doc.store, this.clients[owner]);
  }

  resolve(
    { to, owner, at, off }: IdSpec,
    own: { client: number; clock: number },
  ): { client: number; clock: number } {
    const among = to === 'own' || to === 'end' ? [] : this.ids[to];
    const base =
      to === 'own'
        ? own
        : (among[Math.floor(at * (among.length - 1))] ?? {
            client: this.clients[owner],
            clock: this.clockOf(owner),
          });
    return { client: base.client, clock: Math.max(0, base.clock + off) };
  }
}

function writeContent(to: encoding.Encoder, content: ContentSpec): number {
  switch (content.kind) {
    case 'string': {
      encoding.writeVarUint8Array(to, Uint8Array.from(content.bytes));
      return Math.max(1, content.bytes.length);
    }
    case 'mark':
    case 'attribute':
      encoding.writeVarString(to, content.name);
      encoding.writeVarString(to, content.json);
      return 1;
    case 'element':
      encoding.writeVarUint(to, 3);
      encoding.writeVarString(to, content.name);
      return 1;
    case 'type':
      encoding.writeVarUint(to, content.type);
      return 1;
    case 'any':
      encoding.writeVarUint(to, content.values.length);
      for (const value of content.values) encoding.writeAny(to, value as encoding.AnyEncodable);
      return content.values.length;
    case 'raw':
      encoding.writeUint8Array(to, Uint8Array.from(content.bytes));
      return 1;
    default:
      encoding.writeVarUint(to, content.length);
      return content.length;
  }
}

const refs = {
  string: 4,
  mark: 6,
  attribute: 6,
  element: 7,
  type: 7,
  any: 8,
  gc: 0,
  deleted: 1,
  skip: 10,
} as const;

function writeStruct(
  to: encoding.Encoder,
  spec: StructSpec,
  targets: Targets,
  own: { client: number; clock: number },
): number {
  const ref = spec.content.kind === 'raw' ? spec.content.ref : refs[spec.content.kind];
  if (ref === 0 || ref === 10) {
    encoding.writeUint8(to, ref);
    return writeContent(to, spec.content);
  }
  const { origin, rightOrigin, key } = spec;
  encoding.writeUint8(to, ref | (origin ? 0x80 : 0) | (rightOrigin ? 0x40 : 0) | (key === null ? 0 : 0x20));
  const writeId = (id: IdSpec) => {
    const { client, clock } = targets.resolve(id, own);
    encoding.writeVarUint(to, client);
    encoding.writeVarUint(to, clock);
  };
  if (origin) writeId(origin);
  if (rightOrigin) writeId(rightOrigin);
  if (!origin && !rightOrigin) {
    encoding.writeVarUint(to, spec.root === null ? 0 : 1);
    if (spec.root === null) writeId(spec.parent);
    else encoding.writeVarString(to, spec.root);
    if (key !== null) encoding.writeVarString(to, key);
  }
  return writeContent(to, spec.content);
}

/** The bytes of an update written struct by struct, against the document as it is now. */
export function writeUpdate(
  { clients, deletions, tail }: WrittenSpec,
  doc: Y.Doc,
  ids: ClientIds,
): Uint8Array {
  const targets = new Targets(doc, ids);
  return encoding.encode((to) => {
    encoding.writeVarUint(to, clients.length);
    for (const { owner, clockOff, structs } of clients) {
      const client = ids[owner];
      let clock = Math.max(0, targets.clockOf(owner) + clockOff);
      encoding.writeVarUint(to, structs.length);
      encoding.writeVarUint(to, client);
      encoding.writeVarUint(to, clock);
      for (const struct of structs) clock += writeStruct(to, struct, targets, { client, clock });
    }
    encoding.writeVarUint(to, deletions.length);
    for (const { id, length } of deletions) {
      const { client, clock } = targets.resolve(id, { client: ids.mallory, clock: 0 });
      encoding.writeVarUint(to, client);
      encoding.writeVarUint(to, 1);
      encoding.writeVarUint(to, clock);
      encoding.writeVarUint(to, length);
    }
    encoding.writeUint8Array(to, Uint8Array.from(tail));
  });
}

/** Damage to the bytes of an honest update. */
export interface Damage {
  readonly kind: 'flip' | 'cut' | 'insert' | 'replace' | 'inflate' | 'repeat' | 'v2' | 'none';
  readonly at: number;
  readonly value: number;
}

export const damageSpec: fc.Arbitrary<Damage> = fc.record({
  kind: fc.constantFrom(
    'flip',
    'flip',
    'cut',
    'insert',
    'replace',
    'replace',
    'inflate',
    'repeat',
    'v2',
    'none',
  ),
  at: fraction,
  value: fc.integer({ min: 0, max: 255 }),
});

function inV2(bytes: Uint8Array): Uint8Array {
  try {
    return Y.convertUpdateFormatV1ToV2(bytes);
  } catch {
    // Damaged before; there is nothing to convert.
    return bytes;
  }
}

export function damage(bytes: Uint8Array, { kind, at, value }: Damage): Uint8Array {
  const index = Math.min(bytes.length - 1, Math.floor(at * bytes.length));
  const [before, after] = [bytes.subarray(0, index), bytes.subarray(index + 1)];
  switch (kind) {
    case 'flip':
      return Uint8Array.from([...before, bytes[index]! ^ (1 << (value % 8)), ...after]);
    case 'cut':
      return bytes.slice(0, index);
    case 'insert':
      return Uint8Array.from([...before, value, bytes[index]!, ...after]);
    case 'replace':
      return Uint8Array.from([...before, value, ...after]);
    case 'inflate':
      return Uint8Array.from([...before, 0xff, 0xff, 0xff, 0xff, 0x0f, ...after]);
    case 'repeat':
      return Uint8Array.from([...bytes, ...bytes]);
    case 'v2':
      return inV2(bytes);
    case 'none':
      return bytes;
  }
}
