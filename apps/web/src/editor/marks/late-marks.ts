// Marks whose drawing comes when it is needed: a place in the editor for what most reports do not have.

import type { Node } from '@tiptap/pm/model';
import type { Decoration } from '@tiptap/pm/view';
import type { PlainRange } from '../binding/held-range';
import { rangeMarks } from './range-marks';

export interface LateMark extends PlainRange {
  /** The decorations of this mark in a text, as `rangeMarks` asks for them. */
  readonly draw: (mark: PlainRange, doc: Node) => readonly Decoration[];
}

export const lateMarks = rangeMarks<LateMark>('lateMarks', (mark, doc) => mark.draw(mark, doc));
