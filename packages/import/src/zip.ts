// Zip packages (.xlsx, .docx): the parts that are wanted. Limits hold while they are unpacked, whatever the package says of itself, so
// that a bomb costs next to nothing; a part's path is only ever compared, never opened.

import { Inflate } from 'fflate';
import { type ZipEntry, zipEntries } from './zip-directory';

export interface ZipLimits {
  readonly maxFileBytes: number;
  /** Content of all wanted parts. */
  readonly maxContentBytes: number;
  /** Entries of the package, wanted or not. */
  readonly maxParts: number;
}

export type ZipParts =
  | { readonly ok: true; readonly parts: ReadonlyMap<string, Uint8Array> }
  | { readonly ok: false; readonly code: 'too-large' | 'not-a-zip'; readonly detail: string };

/** Thrown in this file only, to leave the unpacker from inside. */
class TooLarge {
  constructor(readonly detail: string) {}
}

/** Whether bytes begin as a zip package does. */
export const isZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);

/** Packed bytes given to the unpacker at once: they make up to a thousand times as many. */
const pieceLength = 4096;

/** Unpacks a part into as many bytes as it announces, and stops where there would be more. */
function inflated({ packed, announced }: ZipEntry): Uint8Array {
  const content = new Uint8Array(announced);
  let length = 0;
  const inflate = new Inflate((piece) => {
    if (length + piece.length > announced) throw new TooLarge(`more than the ${announced} bytes announced`);
    content.set(piece, length);
    length += piece.length;
  });
  for (let at = 0; at < packed.length; at += pieceLength)
    inflate.push(packed.subarray(at, at + pieceLength), at + pieceLength >= packed.length);
  return content.subarray(0, length);
}

function contentOf(entry: ZipEntry): Uint8Array {
  if (entry.method === 'other') throw new RangeError('packed in an unknown way');
  return entry.method === 'stored' ? entry.packed : inflated(entry);
}

function unpacked(bytes: Uint8Array, wanted: RegExp, limits: ZipLimits): ReadonlyMap<string, Uint8Array> {
  const entries = zipEntries(bytes);
  if (!entries) throw new RangeError('no directory');
  const found: ZipEntry[] = [];
  let count = 0;
  let content = 0;
  for (const entry of entries) {
    count += 1;
    if (count > limits.maxParts) throw new TooLarge(`${count} parts`);
    if (!wanted.test(entry.path)) continue;
    content += entry.announced;
    if (content > limits.maxContentBytes) throw new TooLarge(`${content} bytes`);
    found.push(entry);
  }
  return new Map(found.map((entry) => [entry.path, contentOf(entry)]));
}

/** Unpacks what is wanted. Sizes are summed before anything is unpacked, and hold for each part while it is. */
export function zipParts(bytes: Uint8Array, wanted: RegExp, limits: ZipLimits): ZipParts {
  if (bytes.length > limits.maxFileBytes)
    return { ok: false, code: 'too-large', detail: `${bytes.length} bytes` };
  try {
    return { ok: true, parts: unpacked(bytes, wanted, limits) };
  } catch (error) {
    if (error instanceof TooLarge) return { ok: false, code: 'too-large', detail: error.detail };
    // What the package says of itself points outside it, or the unpacker cannot read what is there.
    return { ok: false, code: 'not-a-zip', detail: String(error).slice(0, 200) };
  }
}
