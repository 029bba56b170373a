// Amounts of an imported text that have a name and could be shown by a figure exactly as they are typed.

import {
  formatCode,
  formatFigure,
  nameBefore,
  type RecognisedFigure,
  recogniseFigures,
} from '@huigao/figures';
import type { ReportSeed } from '@huigao/report';
import type { Node } from 'prosemirror-model';
import { type OwnFigure, recordFigures } from './record-figures';

/** Where a figure would stand. */
export interface ProposedPlace {
  /** Index of the section in the outline. */
  readonly entry: number;
  /** Positions in its body. */
  readonly from: number;
  readonly to: number;
  readonly format: string;
  readonly text: string;
}

/** An amount with its name. */
export interface NamedAmount extends ProposedPlace {
  readonly label: string;
  /** What it is about: the heading above it. */
  readonly group: string;
  readonly amount: RecognisedFigure;
  /** What a task or an indicator calls it. */
  readonly own: OwnFigure | null;
}

/** The stretch of an amount that its format gives back, or null. */
function shownStretch(amount: RecognisedFigure, text: string) {
  const { value, unit, format, reproduced, approx } = amount;
  if (reproduced === 'no' || approx !== 'exact' || unit === '') return null;
  const whole = { from: amount.from, to: amount.to };
  const stretch = reproduced === 'whole' ? whole : { from: amount.coreFrom, to: amount.coreTo };
  const shown = formatFigure(value, unit, format);
  return shown.ok && shown.text === text.slice(stretch.from, stretch.to) ? stretch : null;
}

/** Typed text of a textblock between its atoms, with the position of each stretch and of the ends of its text nodes. */
function stretches(block: Node, start: number) {
  const found: { text: string; from: number; ends: number[] }[] = [];
  block.forEach((child, offset) => {
    if (!child.isText) {
      found.push({ text: '', from: start + offset + child.nodeSize, ends: [] });
      return;
    }
    const last = found.at(-1) ?? { text: '', from: start, ends: [] };
    if (found.length === 0) found.push(last);
    last.text += child.text!;
    last.ends.push(last.text.length);
  });
  return found;
}

/** Amounts with a name, by the words before them, in reading order. */
export function namedAmounts(seed: ReportSeed): readonly NamedAmount[] {
  const { outline } = seed;
  const records = recordFigures(seed);
  const found: NamedAmount[] = [];
  for (const [entry, { title, body }] of outline.entries()) {
    let group = title;
    body?.descendants((node, pos) => {
      if (!node.isTextblock) return true;
      if (node.type.name === 'heading') group = node.textContent || title;
      for (const { text, from, ends } of stretches(node, pos + 1))
        for (const amount of recogniseFigures(text)) {
          const stretch = shownStretch(amount, text);
          const label = nameBefore(text, amount.from);
          // A number that is bold in part is left alone.
          if (!stretch || label === '' || ends.some((end) => end > stretch.from && end < stretch.to))
            continue;
          found.push({
            entry,
            from: from + stretch.from,
            to: from + stretch.to,
            format: formatCode(amount.format),
            text: text.slice(stretch.from, stretch.to),
            label,
            group,
            amount,
            own: records.get(`${entry} ${from + amount.from}`) ?? null,
          });
        }
      return false;
    });
  }
  return found;
}
