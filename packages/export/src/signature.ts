// Where the lines of an unsealed signature stand (GB/T 9704-2012, 7.3.5.2): the department two characters from the right, the date on
// the next line, its first character two right of the department's first.

import { areaWidthPt, bodySizePt, condensedPt } from './grid';
import { textWidthEm } from './text-width';

/** Width of a line of body text in points. */
const widthPt = (text: string) => textWidthEm(text) * bodySizePt - [...text].length * condensedPt;

const twips = (points: number) => Math.round(points * 20);
const twoCharacters = 2 * bodySizePt;

/** Left indents in twips; zero where a text is too long for its place. */
export function signatureIndents(
  department: string,
  date: string,
): { readonly department: number; readonly date: number } {
  const name = Math.max(areaWidthPt - twoCharacters - widthPt(department), 0);
  // A date that would pass the right edge keeps two characters from it, and the department moves for nothing.
  const day = Math.max(Math.min(name + twoCharacters, areaWidthPt - widthPt(date)), 0);
  return { department: twips(name), date: twips(day) };
}
