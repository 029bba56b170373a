// Where the lines of the note 附件说明 stand (GB/T 9704-2012, 7.3.4): two characters in, items below one another, and what runs on below
// the first character of its name.

import { bodySizePt } from './grid';
import { textWidthEm } from './text-width';

/** Distances in points: where the first line begins, and how far lines that run on stand behind that. */
export function noteIndents(
  text: string,
  isFirst: boolean,
): { readonly left: number; readonly hanging: number } {
  const [lead] = /^(?:附件：)?(?:\d+\.)?/.exec(text)!;
  const left = (isFirst ? 2 : 5) * bodySizePt;
  return { left, hanging: Math.round(textWidthEm(lead) * bodySizePt) };
}
