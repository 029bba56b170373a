// WOFF 1.0 (W3C) back to the font file it wraps: the compiler reads no web fonts.

import { inflateSync } from 'node:zlib';

const headerBytes = 44;
const entryBytes = 20;

/** The font inside a WOFF file. */
export function fontOfWoff(woff: Buffer): Buffer {
  const count = woff.readUInt16BE(12);
  const directory = Buffer.alloc(12 + 16 * count);
  directory.writeUInt32BE(woff.readUInt32BE(4), 0);
  directory.writeUInt16BE(count, 4);
  const parts: Buffer[] = [directory];
  let at = directory.length;
  for (let index = 0; index < count; index++) {
    const entry = headerBytes + entryBytes * index;
    const [from, packed, size] = [4, 8, 12].map((offset) => woff.readUInt32BE(entry + offset));
    const stored = woff.subarray(from, from! + packed!);
    const table = packed! < size! ? inflateSync(stored) : stored;
    const target = 12 + 16 * index;
    woff.copy(directory, target, entry, entry + 4);
    woff.copy(directory, target + 4, entry + 16, entry + 20);
    directory.writeUInt32BE(at, target + 8);
    directory.writeUInt32BE(size!, target + 12);
    const padding = Buffer.alloc(-table.length & 3);
    parts.push(table, padding);
    at += table.length + padding.length;
  }
  return Buffer.concat(parts);
}
