import type { PlainRange } from '../binding/held-range';
import { markDecoration, rangeMarks } from './range-marks';

/** Where something that is looked for stands in this section. */
export interface FoundMark extends PlainRange {
  readonly isCurrent: boolean;
}

export const foundMarks = rangeMarks<FoundMark>('foundMarks', (mark) => [
  markDecoration(mark, { class: mark.isCurrent ? 'found current' : 'found' }),
]);
