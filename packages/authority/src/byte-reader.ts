// Reads the primitives of lib0's encoding with the bounds that lib0's own decoder lacks. Reading past the end, an integer that
// is not safe or is written longer than needed, and text that is not UTF-8 all end the walk.

import { decodeUtf8 } from 'lib0/string';
import { type RefusalCode, refuse } from './codes';

/** Thrown inside the walk only; `walkUpdate` gives it as a value. */
export class WalkFault extends Error {
  readonly refusal;
  constructor(code: RefusalCode, detail: string) {
    super(detail);
    this.refusal = refuse(code, detail);
  }
}

/** Text that lies at `from` to `to` of the bytes. */
export interface TextSpan {
  readonly from: number;
  readonly to: number;
  /** Length in UTF-16 units, as Yjs counts it. */
  readonly length: number;
  /** Whether it holds a character of two units. */
  readonly hasPairs: boolean;
}

const malformed = (detail: string): never => {
  throw new WalkFault('malformed', detail);
};

/** Beyond this factor another seven bits cannot be part of a safe integer. */
const largestFactor = 2 ** 49;

export class ByteReader {
  position = 0;
  constructor(readonly bytes: Uint8Array) {}

  get left(): number {
    return this.bytes.length - this.position;
  }

  byte(): number {
    return this.position < this.bytes.length ? this.bytes[this.position++]! : malformed('unexpected end');
  }

  skip(count: number): void {
    if (count > this.left) malformed('unexpected end');
    this.position += count;
  }

  /** A varUint: least significant seven bits first. */
  uint(): number {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      if (factor > largestFactor) return malformed('integer too long');
      const byte = this.byte();
      value += (byte & 127) * factor;
      if (value > Number.MAX_SAFE_INTEGER) return malformed('integer not safe');
      if (byte < 128) return byte === 0 && factor > 1 ? malformed('integer written too long') : value;
    }
  }

  /** The magnitude of a varInt, whose first byte holds a sign and six bits. */
  intMagnitude(): number {
    const first = this.byte();
    let value = first & 63;
    if (first < 128) return value;
    for (let factor = 64; ; factor *= 128) {
      if (factor > largestFactor) return malformed('integer too long');
      const byte = this.byte();
      value += (byte & 127) * factor;
      if (value > Number.MAX_SAFE_INTEGER) return malformed('integer not safe');
      if (byte < 128) return byte === 0 ? malformed('integer written too long') : value;
    }
  }

  /** How many things of at least `smallestBytes` follow; never more than the bytes left can hold. */
  count(limit: number, smallestBytes: number, what: string): number {
    const count = this.uint();
    if (count > limit) throw new WalkFault('too-large', `${count} ${what}`);
    return count * smallestBytes > this.left ? malformed(`${count} ${what} in ${this.left} bytes`) : count;
  }

  /** A varString of at most `limit` bytes, left where it lies. */
  text(limit: number): TextSpan {
    const bytes = this.uint();
    if (bytes > limit) throw new WalkFault('too-large', `text of ${bytes} bytes`);
    const from = this.position;
    this.skip(bytes);
    return { from, to: this.position, ...measureText(this.bytes, from, this.position) };
  }

  /** A varString of at most `limit` bytes as a string. */
  string(limit: number): string {
    const { from, to } = this.text(limit);
    return decodeUtf8(this.bytes.subarray(from, to));
  }
}

/** Bytes of the character that begins with `lead`, or 0 when none can. */
function sequenceLength(lead: number): number {
  if (lead < 0x80) return 1;
  if (lead < 0xc2) return 0;
  if (lead < 0xe0) return 2;
  if (lead < 0xf0) return 3;
  return lead < 0xf5 ? 4 : 0;
}

/** Overlong forms, surrogates and code points past U+10FFFF show in the second byte. */
function badSecondByte(lead: number, second: number): boolean {
  switch (lead) {
    case 0xe0:
      return second < 0xa0;
    case 0xed:
      return second > 0x9f;
    case 0xf0:
      return second < 0x90;
    case 0xf4:
      return second > 0x8f;
    default:
      return false;
  }
}

function measureText(bytes: Uint8Array, from: number, to: number): { length: number; hasPairs: boolean } {
  let length = 0;
  let hasPairs = false;
  for (let at = from; at < to; ) {
    const lead = bytes[at]!;
    const size = sequenceLength(lead);
    if (size === 0 || at + size > to) malformed('not UTF-8');
    if (size > 1 && badSecondByte(lead, bytes[at + 1]!)) malformed('not UTF-8');
    for (let next = 1; next < size; next++) if ((bytes[at + next]! & 0xc0) !== 0x80) malformed('not UTF-8');
    // What an encoder writes for half a character.
    if (lead === 0xef && bytes[at + 1] === 0xbf && bytes[at + 2] === 0xbd)
      throw new WalkFault('bad-text', 'U+FFFD');
    if (size === 4) hasPairs = true;
    length += size === 4 ? 2 : 1;
    at += size;
  }
  return { length, hasPairs };
}
