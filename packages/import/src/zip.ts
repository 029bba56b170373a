// Zip packages (.xlsx, .docx): the parts that are wanted, as text. Limits hold before anything is unpacked, so that a bomb costs
// nothing; a part's path is only ever compared, never opened.

import { strFromU8, unzipSync } from 'fflate';

export interface ZipLimits {
  readonly maxFileBytes: number;
  /** Content of all wanted parts. */
  readonly maxContentBytes: number;
  /** Entries of the package, wanted or not. */
  readonly maxParts: number;
}

export type ZipParts =
  | { readonly ok: true; readonly parts: ReadonlyMap<string, string> }
  | { readonly ok: false; readonly code: 'too-large' | 'not-a-zip'; readonly detail: string };

/** Thrown in this file only, to leave the unpacker from inside. */
class TooLarge {
  constructor(readonly detail: string) {}
}

/** Whether bytes begin as a zip package does. */
export const isZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);

/** Unpacks what is wanted. What a part unpacks to is bounded by the size it announces, and that is summed first. */
export function zipParts(bytes: Uint8Array, wanted: RegExp, limits: ZipLimits): ZipParts {
  if (bytes.length > limits.maxFileBytes)
    return { ok: false, code: 'too-large', detail: `${bytes.length} bytes` };
  let entries = 0;
  let content = 0;
  try {
    const files = unzipSync(bytes, {
      filter({ name, originalSize }) {
        entries += 1;
        if (entries > limits.maxParts) throw new TooLarge(`${entries} parts`);
        if (!wanted.test(name)) return false;
        content += originalSize;
        if (content > limits.maxContentBytes) throw new TooLarge(`${content} bytes`);
        return true;
      },
    });
    return { ok: true, parts: new Map(Object.entries(files).map(([name, file]) => [name, strFromU8(file)])) };
  } catch (error) {
    if (error instanceof TooLarge) return { ok: false, code: 'too-large', detail: error.detail };
    // fflate throws on what is no zip.
    return { ok: false, code: 'not-a-zip', detail: String(error).slice(0, 200) };
  }
}
