/**
 * Width normalisation for matching: full-width digits, signs and spaces become their ASCII form. One UTF-16 unit stays one
 * unit, so an offset in the result is an offset in the source, which is kept for display. The full-width comma is left
 * alone: whether it groups digits or ends a clause is decided where numbers are read.
 */

const FULL_WIDTH = /[\uff01-\uff0b\uff0d-\uff5e]/g;
const SPACES = /[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g;
const SINGLES: ReadonlyMap<string, string> = new Map([
  ['\uffe5', '¥'],
  ['−', '-'],
  ['〜', '~'],
  ['∼', '~'],
  ['≧', '≥'],
  ['≦', '≤'],
  ['⩾', '≥'],
  ['⩽', '≤'],
]);
const SINGLE = /[\uffe5−〜∼≧≦⩾⩽]/g;

/** Any of them: few texts have one. */
const ANY = /[\uff01-\uff0b\uff0d-\uff5e\u00a0\u2000-\u200a\u202f\u205f\u3000\uffe5−〜∼≧≦⩾⩽]/;

/** The text with every full-width form in its half-width one; same length, same offsets. */
export function normaliseWidth(text: string): string {
  if (!ANY.test(text)) return text;
  return text
    .replace(FULL_WIDTH, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(SPACES, ' ')
    .replace(SINGLE, (char) => SINGLES.get(char) ?? char);
}
