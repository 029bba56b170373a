// A target or an actual value as one line of text: the label of a figure, a number, or a word.

import { decimalText, normaliseWidth, parseDecimal } from '@huigao/figures';
import { isInUse, type Measure, type Report, resolveFigure } from '@huigao/report';

/** As it is shown in its field. */
export function measureEntry(figures: Report['figures'], measure: Measure | null): string {
  if (!measure) return '';
  if ('figure' in measure) return resolveFigure(figures, measure.figure)?.label ?? measure.figure;
  return 'value' in measure ? measure.value : measure.word;
}

/** What was meant by a text; null for none. */
export function readMeasure(figures: Report['figures'], text: string): Measure | null {
  const entry = text.trim();
  if (entry === '') return null;
  const named = [...figures.values()].find((figure) => isInUse(figure) && figure.label === entry);
  if (named) return { figure: named.id };
  const value = parseDecimal(normaliseWidth(entry).replace(/[,，]/g, ''));
  return value ? { value: decimalText(value) } : { word: entry };
}
