// The directory at the end of a zip package (APPNOTE.TXT 6.3, 4.3.12 and 4.3.16): what it says of each entry, nothing of it believed
// but the place of its content. Packages of 4 GB and more have another directory, and are refused by their size long before.

import { strFromU8 } from 'fflate';

export interface ZipEntry {
  readonly path: string;
  /** As it lies in the package. */
  readonly packed: Uint8Array;
  readonly method: 'stored' | 'deflated' | 'other';
  /** Bytes it says it unpacks to. */
  readonly announced: number;
}

const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const endBytes = 22;
const longestComment = 0xffff;
const methods: Readonly<Record<number, ZipEntry['method']>> = { 0: 'stored', 8: 'deflated' };

/** Where the end of the directory begins; −1 when there is none. */
function endOf(view: DataView): number {
  const last = view.byteLength - endBytes;
  for (let at = last; at >= Math.max(0, last - longestComment); at--)
    if (view.getUint32(at, true) === endMark) return at;
  return -1;
}

/** The entries of a package, one after the other; null for what is no package. Throws a RangeError where it ends too early. */
export function zipEntries(bytes: Uint8Array): Iterable<ZipEntry> | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  return end < 0 ? null : entriesFrom(bytes, view, end);
}

function* entriesFrom(bytes: Uint8Array, view: DataView, end: number): Generator<ZipEntry> {
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index++) {
    if (view.getUint32(at, true) !== entryMark) throw new RangeError('no entry where the directory has one');
    const isUtf8 = (view.getUint16(at + 8, true) & 0x0800) !== 0;
    const nameEnd = at + 46 + view.getUint16(at + 28, true);
    const local = view.getUint32(at + 42, true);
    const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    yield {
      path: strFromU8(bytes.subarray(at + 46, nameEnd), !isUtf8),
      packed: bytes.subarray(from, from + view.getUint32(at + 20, true)),
      method: methods[view.getUint16(at + 10, true)] ?? 'other',
      announced: view.getUint32(at + 24, true),
    };
    at = nameEnd + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
}
