// A walk over the bytes of a Yjs V1 update that builds no Yjs object. It knows exactly the encoding that Yjs 13.6 writes for a
// section's text and refuses all else, since Yjs itself accepts messages that break a document for good: zero lengths, counts
// without end, gaps (Skip), embedded documents, bytes after the end.

import { bodyNames, bodyRoot, markFault } from '@huigao/report-doc';
import { ByteReader, WalkFault } from './byte-reader';
import type { Refusal } from './codes';
import { limits } from './limits';

export interface StructId {
  readonly client: number;
  readonly clock: number;
}

/**
 * What a struct carries: `gc` and `deleted` only a length, `string` text, `mark` a boundary of a mark, `element` and `text` a new
 * node, `values` the value of an attribute.
 */
export type StructKind = 'gc' | 'deleted' | 'string' | 'mark' | 'element' | 'text' | 'values';

/** One struct, as far as it must be known to judge where it goes. */
export interface WalkedStruct {
  readonly kind: StructKind;
  readonly clock: number;
  readonly length: number;
  /** What it was written to the right of. */
  readonly origin: StructId | null;
  /** What it was written to the left of. */
  readonly rightOrigin: StructId | null;
  /** Its parent when it names one; null: the root, or inherited from a neighbour. */
  readonly parent: StructId | null;
  /** Where in the bytes the struct begins and ends. */
  readonly begin: number;
  readonly end: number;
  /** Where in the bytes the text of a `string` lies. */
  readonly from: number;
  readonly to: number;
  /** Whether a `string` holds characters of two UTF-16 units. */
  readonly hasPairs: boolean;
}

/** The structs of one client, one after the other without a gap, from `clock` up to but without `end`. */
export interface WalkedClient {
  readonly client: number;
  readonly clock: number;
  readonly end: number;
  readonly structs: readonly WalkedStruct[];
}

/** The last of structs with rising clocks, at least one, that does not begin after `clock`. */
export function structHolding(structs: readonly WalkedStruct[], clock: number): WalkedStruct {
  let low = 0;
  let high = structs.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (structs[middle]!.clock <= clock) low = middle;
    else high = middle - 1;
  }
  return structs[low]!;
}

export interface DeleteRange {
  readonly client: number;
  readonly clock: number;
  readonly end: number;
}

/** An update as it lies in its bytes. Each client appears once; the delete ranges of a client rise and do not overlap. */
export interface WalkedUpdate {
  readonly bytes: Uint8Array;
  readonly clients: readonly WalkedClient[];
  /** Where in the bytes the deletions begin. */
  readonly deletionsFrom: number;
  readonly deletions: readonly DeleteRange[];
}

/** Bits of the first byte of a struct, and the content kinds in its lower five. */
const hasOrigin = 0x80;
const hasRightOrigin = 0x40;
const hasKey = 0x20;
const kindBits = 0x1f;
const contentKind = { gc: 0, deleted: 1, string: 4, mark: 6, type: 7, any: 8, skip: 10 } as const;
const typeKind = { element: 3, text: 6 } as const;

const fault = (code: 'malformed' | 'unsupported' | 'too-large' | 'bad-shape', detail: string): never => {
  throw new WalkFault(code, detail);
};

/** Refuses a thing seen before: Yjs would let the second silently replace the first. */
function once(seen: Set<number>, client: number): void {
  if (seen.has(client)) fault('malformed', `client ${client} twice`);
  seen.add(client);
}

function readId(reader: ByteReader): StructId {
  return { client: reader.uint(), clock: reader.uint() };
}

function readLength(reader: ByteReader, limit: number, what: string): number {
  const length = reader.uint();
  if (length === 0) return fault('malformed', `${what} of length zero`);
  return length > limit ? fault('too-large', `${what} of length ${length}`) : length;
}

interface Content {
  readonly kind: StructKind;
  readonly length: number;
  readonly from: number;
  readonly to: number;
  readonly hasPairs: boolean;
}

const noText = { from: 0, to: 0, hasPairs: false } as const;

function readMark(reader: ByteReader): Content {
  const name = reader.string(limits.nameBytes);
  const json = reader.string(limits.valueBytes);
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return fault('malformed', `mark ${name}: not JSON`);
  }
  const wrong = markFault(name, value);
  return wrong ? fault('bad-shape', `${wrong.code} ${wrong.detail}`) : { kind: 'mark', length: 1, ...noText };
}

function readType(reader: ByteReader): Content {
  const type = reader.uint();
  if (type === typeKind.text) return { kind: 'text', length: 1, ...noText };
  if (type !== typeKind.element) return fault('unsupported', `shared type ${type}`);
  const name = reader.string(limits.nameBytes);
  if (!bodyNames.elements.has(name)) return fault('bad-shape', `unknown-node ${name}`);
  return { kind: 'element', length: 1, ...noText };
}

/** Attribute values are plain: a number, a truth value or a short text. The levels are judged later, once they have a place. */
function skipValue(reader: ByteReader): void {
  const kind = reader.byte();
  switch (kind) {
    case 125:
      if (reader.intMagnitude() > 2 ** 31) fault('unsupported', 'integer of more than 32 bits');
      return;
    case 124:
      reader.skip(4);
      return;
    case 123:
      reader.skip(8);
      return;
    case 121:
    case 120:
      return;
    case 119:
      reader.text(limits.valueBytes);
      return;
    default:
      fault('unsupported', `value of kind ${kind}`);
  }
}

function readValues(reader: ByteReader): Content {
  const count = reader.count(limits.values, 1, 'values');
  if (count === 0) return fault('malformed', 'values of length zero');
  for (let value = 0; value < count; value++) skipValue(reader);
  return { kind: 'values', length: count, ...noText };
}

function readContent(reader: ByteReader, kind: number): Content {
  switch (kind) {
    case contentKind.deleted:
      return { kind: 'deleted', length: readLength(reader, limits.structLength, 'struct'), ...noText };
    case contentKind.string: {
      const text = reader.text(limits.updateBytes);
      return text.length === 0 ? fault('malformed', 'string of length zero') : { kind: 'string', ...text };
    }
    case contentKind.mark:
      return readMark(reader);
    case contentKind.type:
      return readType(reader);
    case contentKind.any:
      return readValues(reader);
    default:
      return fault('unsupported', `content of kind ${kind}`);
  }
}

/** The parent that a struct without neighbours names, and the name of the attribute if it is one. */
function readParent(reader: ByteReader, info: number): StructId | null {
  const marker = reader.uint();
  if (marker > 1) return fault('malformed', `parent marker ${marker}`);
  let parent: StructId | null = null;
  if (marker === 0) parent = readId(reader);
  else {
    const root = reader.string(limits.nameBytes);
    if (root !== bodyRoot) return fault('unsupported', `root ${root}`);
  }
  if ((info & hasKey) === 0) return parent;
  const key = reader.string(limits.nameBytes);
  if (parent === null) return fault('unsupported', `entry ${key} of the root`);
  return bodyNames.attributes.has(key) ? parent : fault('bad-shape', `unknown attribute ${key}`);
}

function readStruct(reader: ByteReader, clock: number): WalkedStruct {
  const begin = reader.position;
  const info = reader.byte();
  if ((info & kindBits) === contentKind.gc) {
    if (info !== 0) return fault('malformed', `first byte ${info}`);
    const length = readLength(reader, limits.structLength, 'struct');
    const nowhere = { origin: null, rightOrigin: null, parent: null };
    return { kind: 'gc', clock, length, ...nowhere, begin, end: reader.position, ...noText };
  }
  if ((info & kindBits) === contentKind.skip) return fault('unsupported', 'a gap');
  const origin = info & hasOrigin ? readId(reader) : null;
  const rightOrigin = info & hasRightOrigin ? readId(reader) : null;
  const parent = origin === null && rightOrigin === null ? readParent(reader, info) : null;
  const { kind, length, from, to, hasPairs } = readContent(reader, info & kindBits);
  return {
    kind,
    clock,
    length,
    origin,
    rightOrigin,
    parent,
    begin,
    end: reader.position,
    from,
    to,
    hasPairs,
  };
}

function readClients(reader: ByteReader): readonly WalkedClient[] {
  const clients: WalkedClient[] = [];
  const seen = new Set<number>();
  let total = 0;
  // A client takes at least its count, id and clock and one struct of two bytes.
  for (let left = reader.count(limits.clients, 5, 'clients'); left > 0; left--) {
    const count = reader.count(limits.structs, 2, 'structs');
    total += count;
    if (count === 0) fault('malformed', 'client without structs');
    if (total > limits.structs) fault('too-large', `${total} structs`);
    const client = reader.uint();
    once(seen, client);
    const clock = reader.uint();
    const structs: WalkedStruct[] = [];
    let end = clock;
    for (let index = 0; index < count; index++) {
      const struct = readStruct(reader, end);
      structs.push(struct);
      end += struct.length;
      if (end > limits.clock) fault('too-large', `clock ${end}`);
    }
    clients.push({ client, clock, end, structs });
  }
  return clients;
}

function readDeletions(reader: ByteReader): readonly DeleteRange[] {
  const ranges: DeleteRange[] = [];
  const seen = new Set<number>();
  for (let left = reader.count(limits.deleteRanges, 4, 'clients with deletions'); left > 0; left--) {
    const client = reader.uint();
    once(seen, client);
    const count = reader.count(limits.deleteRanges, 2, 'delete ranges');
    if (count === 0) fault('malformed', 'client without delete ranges');
    if (ranges.length + count > limits.deleteRanges) fault('too-large', 'delete ranges');
    let end = 0;
    for (let index = 0; index < count; index++) {
      const clock = reader.uint();
      // Yjs sorts and joins them; overlapping ones would let a small message cause much work.
      if (clock < end) fault('malformed', 'delete ranges out of order');
      end = clock + readLength(reader, limits.clock, 'delete range');
      if (end > limits.clock) fault('too-large', `clock ${end}`);
      ranges.push({ client, clock, end });
    }
  }
  return ranges;
}

/** The update that these bytes hold, or why they are none that a section may take. Reads each byte about once. */
export function walkUpdate(
  bytes: Uint8Array,
): { readonly ok: true; readonly update: WalkedUpdate } | Refusal {
  try {
    if (bytes.length > limits.updateBytes) fault('too-large', `${bytes.length} bytes`);
    const reader = new ByteReader(bytes);
    const clients = readClients(reader);
    const deletionsFrom = reader.position;
    const deletions = readDeletions(reader);
    if (reader.left > 0) fault('malformed', `${reader.left} bytes after the end`);
    return { ok: true, update: { bytes, clients, deletionsFrom, deletions } };
  } catch (error) {
    if (error instanceof WalkFault) return error.refusal;
    throw error;
  }
}
