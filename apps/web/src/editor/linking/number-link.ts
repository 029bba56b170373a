// A typed number and the figures it may stand for. A place is put in its stead only where the text then reads exactly the same.

import {
  formatCode,
  nameBefore,
  type RecognisedFigure,
  recogniseFigures,
  recogniseToken,
} from '@huigao/figures';
import { type FigureId, figureText, isInUse, type Report } from '@huigao/report';
import type { Node } from '@tiptap/pm/model';
import type { EditorState } from '@tiptap/pm/state';
import type { PlainRange } from '../binding/held-range';

/** A number as it stands in the text. */
export interface TypedNumber extends PlainRange {
  /** The text from `from` to `to`. */
  readonly text: string;
  readonly number: RecognisedFigure;
  /** The words before it in its sentence. */
  readonly lead: string;
}

/** Typed text between two nodes that are none, with the position it begins at. */
interface TextRun {
  readonly text: string;
  readonly pos: number;
}

/** The typed text around an offset of a paragraph: text nodes that touch, whatever their marks. */
function textRunAt(parent: Node, offset: number, start: number): TextRun {
  let text = '';
  let pos = start;
  let isPast = false;
  parent.forEach((child, childOffset) => {
    if (isPast) return;
    if (child.isText) {
      text += child.text;
      return;
    }
    isPast = childOffset >= offset;
    if (isPast) return;
    text = '';
    pos = start + childOffset + child.nodeSize;
  });
  return { text, pos };
}

function typedNumber({ text, pos }: TextRun, number: RecognisedFigure): TypedNumber {
  // Of 约1200平方米 a place may give back the whole; of 不少于6次 only the core.
  const isWhole = number.reproduced === 'whole';
  const from = isWhole ? number.from : number.coreFrom;
  const to = isWhole ? number.to : number.coreTo;
  const before = text.slice(0, from);
  return {
    from: pos + from,
    to: pos + to,
    text: text.slice(from, to),
    number,
    lead: before.slice(Math.max(...['。', '；', '，', '、'].map((stop) => before.lastIndexOf(stop))) + 1),
  };
}

/** The number that is selected, or around the caret, or null. */
export function numberAtSelection(state: EditorState): TypedNumber | null {
  const { $from, $to, empty } = state.selection;
  if (!$from.parent.isTextblock || !$from.sameParent($to)) return null;
  const run = textRunAt($from.parent, $from.parentOffset, $from.start());
  const from = $from.pos - run.pos;
  const to = $to.pos - run.pos;
  if (from < 0 || to > run.text.length) return null;
  if (empty) {
    const found = recogniseFigures(run.text).find((number) => number.from <= from && from <= number.to);
    return found ? typedNumber(run, found) : null;
  }
  const selected = run.text.slice(from, to);
  const token = recogniseToken(selected);
  return (
    token &&
    typedNumber(run, {
      ...token,
      from: token.from + from,
      to: token.to + from,
      coreFrom: token.coreFrom + from,
      coreTo: token.coreTo + from,
    })
  );
}

/** The format in which a place shows what was typed. */
export const formatOf = ({ number }: TypedNumber): string => formatCode(number.format);

/** The figures whose place in this format reads exactly as what was typed. */
export function figuresEqualTo(report: Pick<Report, 'figures'>, typed: TypedNumber): readonly FigureId[] {
  const { number, text } = typed;
  const format = formatOf(typed);
  return [...report.figures.values()]
    .filter(isInUse)
    .filter(({ unit }) => number.unit === '' || unit === number.unit)
    .filter(({ id }) => figureText(report.figures, id, format) === text)
    .map(({ id }) => id);
}

/** What the words before a number call it. A guess, to be corrected. */
export const guessedLabel = ({ lead }: TypedNumber): string => nameBefore(lead, lead.length);
