/**
 * One-line notation of a format, stored as an attribute of a text node: words separated by one space, always in the order
 * below, so that equal formats have equal codes. `万元 .2 grouped spaced`; `plain` is the format with nothing set.
 */
import type { FigureWording } from './bound';
import { type FigureFormat, isShownDecimals } from './format';
import { FIGURE_SCALES, type FigureScale } from './scale';

const PLAIN = 'plain';
const WORDINGS: readonly FigureWording[] = ['约', '近', '超过', '余'];
const DECIMALS = /^\.(0|-?[1-9]\d?)$/;
const FLAGS = {
  grouped: { grouped: true },
  spaced: { spaced: true },
  nounit: { unitShown: false },
  capital: { capital: true },
} as const satisfies Record<string, FigureFormat>;

/** The code of a format. Flags at their default are left out. */
export function formatCode(format: FigureFormat): string {
  const words = [
    format.scale ?? '',
    format.decimals === undefined ? '' : `.${format.decimals}`,
    format.grouped ? 'grouped' : '',
    format.spaced ? 'spaced' : '',
    format.unitShown === false ? 'nounit' : '',
    format.capital ? 'capital' : '',
    format.wording ?? '',
  ].filter((word) => word !== '');
  return words.length === 0 ? PLAIN : words.join(' ');
}

/**
 * Reads a format code.
 * @returns null for anything {@link formatCode} would not write, except that the empty text means `plain`
 */
export function parseFormatCode(code: string): FigureFormat | null {
  const known = read.get(code);
  if (known !== undefined) return known;
  const format = readCode(code);
  if (read.size >= mostRead) read.clear();
  read.set(code, format);
  return format;
}

/** Codes as they were read: a report has a handful, and asks for them with every value it shows. */
const read = new Map<string, FigureFormat | null>();
const mostRead = 1000;

function readCode(code: string): FigureFormat | null {
  if (code === '' || code === PLAIN) return {};
  let format: FigureFormat = {};
  for (const word of code.split(' ')) {
    const part = parseWord(word);
    if (part === null) return null;
    format = { ...format, ...part };
  }
  // A word twice or out of order would give one format two codes, and documents that differ only in that.
  return formatCode(format) === code ? format : null;
}

function parseWord(word: string): FigureFormat | null {
  if (isScale(word)) return { scale: word };
  const decimals = DECIMALS.exec(word)?.[1];
  if (decimals !== undefined)
    return isShownDecimals(Number(decimals)) ? { decimals: Number(decimals) } : null;
  if (isWording(word)) return { wording: word };
  return isFlag(word) ? FLAGS[word] : null;
}

function isScale(word: string): word is FigureScale {
  return (FIGURE_SCALES as readonly string[]).includes(word);
}

function isWording(word: string): word is FigureWording {
  return (WORDINGS as readonly string[]).includes(word);
}

function isFlag(word: string): word is keyof typeof FLAGS {
  return Object.hasOwn(FLAGS, word);
}
