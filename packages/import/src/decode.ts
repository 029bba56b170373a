// From the bytes of a file to its text, or to the reason why it is not a text we can read.

/** The decoder every browser and Node have; this package's compiler library knows no platform. */
declare const TextDecoder: new (
  label: string,
  options: { readonly fatal: true },
) => { decode(bytes: Uint8Array): string };

export type Encoding = 'utf-8' | 'utf-8-bom' | 'gb18030' | 'utf-16le' | 'utf-16be';

/** Why a file is refused; texts stand in `messages` under `error.` and the code. */
export type TextFault = 'not-text' | 'too-large' | 'empty' | 'unknown-encoding';
export type ImportFault =
  | TextFault
  /** A zip package, but no Word document, or a damaged one. */
  | 'not-a-document'
  /** Word's format before 2007, or a document with a password. */
  | 'old-document';

/** A refusal. `detail` is for a log, not for a user: what was measured. */
export interface ImportRefusal<Fault extends ImportFault = ImportFault> {
  readonly ok: false;
  readonly code: Fault;
  readonly detail: string;
}

export type DecodedText =
  | { readonly ok: true; readonly text: string; readonly encoding: Encoding }
  | ImportRefusal<TextFault>;

/** Largest file that is read. The longest published report of this genre has some 100 kB. */
export const largestFileBytes = 20 * 1024 * 1024;

/** Longest text that is read: a hundred times the usual report, and a few seconds of work at worst. */
export const longestTextCharacters = 500_000;

const marks: readonly {
  readonly encoding: Encoding;
  readonly label: string;
  readonly bytes: readonly number[];
}[] = [
  { encoding: 'utf-8-bom', label: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', label: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', label: 'utf-16be', bytes: [0xfe, 0xff] },
];

/** Share of characters that no text has, above which the bytes are something else. */
const tolerance = 0.01;

const refuse = (code: TextFault, detail: string): ImportRefusal<TextFault> => ({ ok: false, code, detail });

function decodeAs(label: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function share(text: string, pattern: RegExp): number {
  return (text.match(pattern)?.length ?? 0) / Math.max(text.length, 1);
}

/** The refusal that decoded text deserves, or null when it reads like text. */
export function textFault(text: string): ImportRefusal<TextFault> | null {
  if (text.length > longestTextCharacters)
    return refuse('too-large', `${text.length} > ${longestTextCharacters} characters`);
  if (text.trim() === '') return refuse('empty', '');
  if (share(text, /(?![\t\n\v\f\r\u0085])\p{Cc}/gu) > tolerance)
    return refuse('not-text', 'control characters');
  return null;
}

function decodeUnmarked(bytes: Uint8Array): DecodedText {
  if (bytes.includes(0)) return refuse('not-text', 'NUL bytes');
  const unicode = decodeAs('utf-8', bytes);
  if (unicode !== null) return { ok: true, text: unicode, encoding: 'utf-8' };
  const chinese = decodeAs('gb18030', bytes);
  // Bytes of another encoding read as GB18030 land in the areas that GB18030 leaves to private use; Chinese text does not.
  if (chinese === null || share(chinese, /[\ue000-\uf8ff\ufffd]/g) > tolerance)
    return refuse('unknown-encoding', '');
  return { ok: true, text: chinese, encoding: 'gb18030' };
}

/**
 * The text of a file: UTF-8 with or without mark, UTF-16 with mark, else GB18030 (which holds GBK and GB2312).
 * Refused are files over {@link largestFileBytes} or
 * {@link longestTextCharacters}, without a visible character, binary ones, and other encodings.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  if (bytes.length > largestFileBytes)
    return refuse('too-large', `${bytes.length} > ${largestFileBytes} bytes`);
  const mark = marks.find((candidate) => candidate.bytes.every((byte, index) => bytes[index] === byte));
  if (!mark) {
    const decoded = decodeUnmarked(bytes);
    return (decoded.ok && textFault(decoded.text)) || decoded;
  }
  const text = decodeAs(mark.label, bytes);
  if (text === null) return refuse('unknown-encoding', mark.encoding);
  return textFault(text) ?? { ok: true, text, encoding: mark.encoding };
}
