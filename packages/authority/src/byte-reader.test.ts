import fc from 'fast-check';
import * as encoding from 'lib0/encoding';
import { expect, test } from 'vitest';
import { ByteReader, WalkFault } from './byte-reader';

const uintOf = (...bytes: number[]) => new ByteReader(Uint8Array.from(bytes)).uint();

test('[AU3] every safe integer that lib0 writes is read back', () => {
  fc.assert(
    fc.property(fc.maxSafeNat(), (value) => {
      const reader = new ByteReader(encoding.encode((to) => encoding.writeVarUint(to, value)));
      expect([reader.uint(), reader.left]).toEqual([value, 0]);
    }),
  );
  fc.assert(
    fc.property(fc.integer(), (value) => {
      const reader = new ByteReader(encoding.encode((to) => encoding.writeVarInt(to, value)));
      expect([reader.intMagnitude(), reader.left]).toEqual([Math.abs(value), 0]);
    }),
  );
});

test.each([
  ['the end in the middle', [0x80]],
  ['written longer than needed', [0x81, 0x00]],
  ['2^53, not safe', [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x10]],
  ['without end', Array(40).fill(0x80)],
  ['without end, not zero', Array(40).fill(0xff)],
])('[AU3] an integer is refused: %s', (_, bytes) => {
  expect(() => uintOf(...bytes)).toThrow(WalkFault);
});

test('[AU3] the largest safe integer is read', () => {
  expect(uintOf(0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x0f)).toBe(Number.MAX_SAFE_INTEGER);
});

test('[AU10] text is taken exactly when it is UTF-8 without U+FFFD, and counted as Yjs counts it', () => {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const decoded = (bytes: Uint8Array) => {
    try {
      const text = decoder.decode(bytes);
      return text.includes('\uFFFD') ? null : text;
    } catch {
      return null;
    }
  };
  const part = fc.oneof(
    fc
      .array(fc.oneof(fc.integer({ min: 0x20, max: 0xd7ff }), fc.integer({ min: 0xe000, max: 0x10ffff })), {
        maxLength: 4,
      })
      .map((points) => new TextEncoder().encode(String.fromCodePoint(...points))),
    fc.uint8Array({ maxLength: 3 }),
    fc.constantFrom(
      [0xed, 0xa0, 0x80],
      [0xef, 0xbf, 0xbd],
      [0xef, 0xbf, 0xbe],
      [0xf4, 0x90, 0x80, 0x80],
      [0xe0, 0x9f, 0x80],
    ),
    fc.constantFrom(
      [0xf0, 0x8f, 0xbf, 0xbf],
      [0xf4, 0x8f, 0xbf, 0xbf],
      [0xc1, 0xbf],
      [0xc2, 0x80],
      [0xe4, 0xb8],
    ),
  );
  const measured = (bytes: Uint8Array) => {
    try {
      const { length, hasPairs } = new ByteReader(
        encoding.encode((to) => encoding.writeVarUint8Array(to, bytes)),
      ).text(100);
      return { length, hasPairs };
    } catch {
      return null;
    }
  };
  fc.assert(
    fc.property(fc.array(part, { maxLength: 4 }), (parts) => {
      const bytes = Uint8Array.from(parts.flatMap((each) => [...each]));
      const text = decoded(bytes);
      const is = text === null ? null : { length: text.length, hasPairs: /[\uD800-\uDFFF]/.test(text) };
      return JSON.stringify(measured(bytes)) === JSON.stringify(is);
    }),
    { numRuns: 1000 },
  );
});
