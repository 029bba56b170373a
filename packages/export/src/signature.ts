// Where the lines of an unsealed signature stand (GB/T 9704-2012, 7.3.5.2): the department two characters from the right, the date on
// the next line, its first character two right of the department's first; of a date that is the longer one, the date two from the right.

import { areaWidthPt, bodySizePt, condensedPt } from './grid';
import { textWidthEm } from './text-width';

/** Width of a line of body text in points. */
const widthPt = (text: string) => textWidthEm(text) * bodySizePt - [...text].length * condensedPt;

const twips = (points: number) => Math.round(points * 20);
const twoCharacters = 2 * bodySizePt;

/**
 * Left indents in twips; zero where a text is too long for its place. A date longer than the department keeps two characters from the
 * right, and the department moves to the left for it.
 */
export function signatureIndents(
  department: string,
  date: string,
  widthOfArea = areaWidthPt,
): { readonly department: number; readonly date: number } {
  const [name, day] = [widthPt(department), widthPt(date)];
  const end = widthOfArea - twoCharacters;
  const left = day > name ? end - day - twoCharacters : end - name;
  return {
    department: twips(Math.max(Math.min(left, widthOfArea - name), 0)),
    date: twips(Math.max(Math.min(left + twoCharacters, widthOfArea - day), 0)),
  };
}
