// Codecs of the control messages: each says how a value is written, how it is read back, and its shape as text, from which the
// test of the protocol's version is made. Reading is bounded: lib0's own readers trust lengths, and a view into a larger buffer
// would give away its neighbours.

import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { decodeUtf8 } from 'lib0/string';

/** Thrown while reading and turned into a value by `decoded`; nothing outside this folder sees it. */
export class Malformed extends Error {}

/** Why bytes are not a message of this protocol. */
export interface MalformedMessage {
  readonly ok: false;
  readonly code: 'malformed';
  readonly detail: string;
}

export interface Codec<T> {
  /** What is on the wire, in words; changes exactly when the wire changes. */
  readonly shape: string;
  write(encoder: encoding.Encoder, value: T): void;
  /** Throws `Malformed`, or what lib0 throws. */
  read(decoder: decoding.Decoder): T;
}

export type ValueOf<C> = C extends Codec<infer T> ? T : never;

/** Bytes with their length before them, at most `max`. The result is a view into the message. */
export function readBytes(decoder: decoding.Decoder, max: number): Uint8Array {
  const length = decoding.readVarUint(decoder);
  if (length > max || length > decoder.arr.length - decoder.pos) throw new Malformed('length');
  return decoding.readUint8Array(decoder, length);
}

/** An integer from 0 to the largest safe one. */
export const uint: Codec<number> = {
  shape: 'uint',
  write: encoding.writeVarUint,
  read: decoding.readVarUint,
};

/** UTF-8 of at most `max` bytes. */
export const text = (max: number): Codec<string> => ({
  shape: `text(${max})`,
  write: encoding.writeVarString,
  read: (decoder) => decodeUtf8(readBytes(decoder, max)),
});

/** One of a few words, written as its place in the list. */
export const oneOf = <T extends string>(...words: readonly T[]): Codec<T> => ({
  shape: words.join('|'),
  write: (encoder, value) => encoding.writeVarUint(encoder, words.indexOf(value)),
  read: (decoder) => {
    const word = words[decoding.readVarUint(decoder)];
    if (word === undefined) throw new Malformed('word');
    return word;
  },
});

/** A value, or null. */
export const nullable = <T>(codec: Codec<T>): Codec<T | null> => ({
  shape: `${codec.shape}?`,
  write: (encoder, value) => {
    encoding.writeVarUint(encoder, value === null ? 0 : 1);
    if (value !== null) codec.write(encoder, value);
  },
  read: (decoder) => (readFlag(decoder) ? codec.read(decoder) : null),
});

function readFlag(decoder: decoding.Decoder): boolean {
  const flag = decoding.readVarUint(decoder);
  if (flag > 1) throw new Malformed('flag');
  return flag === 1;
}

/** At most `max` values. */
export const list = <T>(codec: Codec<T>, max: number): Codec<readonly T[]> => ({
  shape: `[${codec.shape}](${max})`,
  write: (encoder, values) => {
    encoding.writeVarUint(encoder, values.length);
    for (const value of values) codec.write(encoder, value);
  },
  read: (decoder) => {
    const count = decoding.readVarUint(decoder);
    if (count > max) throw new Malformed('count');
    return Array.from({ length: count }, () => codec.read(decoder));
  },
});

type Fields = Readonly<Record<string, Codec<never>>>;
type ValueOfFields<F> = { readonly [K in keyof F]: ValueOf<F[K]> };

/** Fields one after the other, in the order they are given in. */
export function struct<F extends Record<string, unknown>>(fields: F): Codec<ValueOfFields<F>> {
  const entries = Object.entries(fields as unknown as Fields) as [string, Codec<unknown>][];
  return {
    shape: `{${entries.map(([name, codec]) => `${name}:${codec.shape}`).join(',')}}`,
    write: (encoder, value) => {
      for (const [name, codec] of entries)
        codec.write(encoder, (value as Readonly<Record<string, unknown>>)[name]);
    },
    read: (decoder) =>
      Object.fromEntries(entries.map(([name, codec]) => [name, codec.read(decoder)])) as ValueOfFields<F>,
  };
}

/** Runs a reader over the whole of `bytes`; anything it throws, and bytes left over, are a malformed message. */
export function decoded<T>(
  bytes: Uint8Array,
  read: (decoder: decoding.Decoder) => T,
): { readonly ok: true; readonly value: T } | MalformedMessage {
  try {
    const decoder = decoding.createDecoder(bytes);
    const value = read(decoder);
    if (decoding.hasContent(decoder)) throw new Malformed('trailing bytes');
    return { ok: true, value };
  } catch (error) {
    return { ok: false, code: 'malformed', detail: error instanceof Error ? error.message : 'unreadable' };
  }
}
