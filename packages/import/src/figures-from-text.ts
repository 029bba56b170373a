// Amounts that stand in a report's own text and could become figures: each once, with a name taken from the words before it.

import { formatCode, nameBefore, type RecognisedFigure, recogniseFigures } from '@huigao/figures';
import { figureText, isInUse, type Report, type Run, shownSections } from '@huigao/report';
import type { TableLine } from './table/figures-from-table';

/** A line of the change list for each amount in the text that no figure shows yet, in reading order. */
export function figuresFromText(report: Report): readonly (TableLine & { readonly format: string })[] {
  const known = shownAmounts(report);
  const lines = new Map<string, TableLine & { readonly format: string }>();
  for (const { entry, number, blocks } of shownSections(report))
    for (const { runs } of blocks)
      for (const text of typedStretches(runs))
        for (const amount of recogniseFigures(text)) {
          const line = lineOf(`${number}${entry.title}`, text, amount);
          const key = `${line.label} ${line.value} ${line.unit}`;
          if (
            line.label !== '' &&
            line.unit !== '' &&
            !known.has(`${line.value} ${line.unit}`) &&
            !lines.has(key)
          )
            lines.set(key, line);
        }
  return [...lines.values()];
}

/** Values that figures have: their numbers in the text are to be linked, not made again. */
function shownAmounts({ figures }: Report): ReadonlySet<string> {
  return new Set(
    [...figures.values()]
      .filter((figure) => isInUse(figure) && figureText(figures, figure.id) !== null)
      .map(({ value, unit }) => `${value} ${unit}`),
  );
}

/** Typed text between places and numbers, whatever its marks. */
function typedStretches(runs: readonly Run[]): readonly string[] {
  const stretches: string[] = [''];
  for (const run of runs) {
    if (run.type === 'text') stretches.push(stretches.pop()! + run.text);
    else stretches.push('');
  }
  return stretches.filter((text) => text !== '');
}

function lineOf(
  section: string,
  text: string,
  amount: RecognisedFigure,
): TableLine & { readonly format: string } {
  return {
    cell: section,
    label: nameBefore(text, amount.from),
    text: amount.text,
    value: amount.value,
    unit: amount.unit,
    writtenIn: amount.unit,
    figure: null,
    // 近3万 is no value; what it is near to must be entered.
    state: amount.approx === 'exact' ? 'new' : 'not-understood',
    ...(amount.approx === 'exact' ? {} : { why: 'not-exact' as const }),
    format: formatCode(amount.format),
  };
}
