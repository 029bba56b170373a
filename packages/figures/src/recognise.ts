/**
 * Finds the figures in a text: numerals with unit, bound and value, and leaves alone the numerals that are none. Matching
 * ignores width and single spaces; offsets and `text` are the source's. Source: docs/numbers.md.
 */
import { exclusionMask } from './exclusions';
import { type RecognisedFigure, readCapitalFigure, readFigure, type Scan } from './figure-reader';
import { normaliseWidth } from './width';

const NUMERAL_START = /[\d零〇一二两三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾佰仟]/g;

/** Every figure of a sentence or paragraph, in order, without overlap. Never throws; time is linear in the text. */
export function recogniseFigures(sentence: string): readonly RecognisedFigure[] {
  return scanned(sentence, 'split');
}

/** The figure that the whole text is, spaces at its ends aside; null when it is none or more. */
export function recogniseToken(text: string): RecognisedFigure | null {
  const [figure, ...others] = scanned(text, 'none');
  if (figure === undefined || others.length > 0) return null;
  const start = text.length - text.trimStart().length;
  return figure.from === start && figure.to === text.trimEnd().length ? figure : null;
}

function scanned(source: string, markers: Scan['markers']): readonly RecognisedFigure[] {
  const text = normaliseWidth(source);
  const scan: Scan = { source, text, mask: exclusionMask(text), markers };
  const figures: RecognisedFigure[] = [];
  let floor = 0;
  let at = 0;
  for (;;) {
    NUMERAL_START.lastIndex = at;
    const match = NUMERAL_START.exec(text);
    if (match === null) return figures;
    const reading = readCapitalFigure(scan, match.index, floor) ?? readFigure(scan, match.index, floor);
    if (reading.figure !== null) {
      figures.push(reading.figure);
      floor = reading.figure.to;
    }
    at = Math.max(reading.next, match.index + 1);
  }
}
