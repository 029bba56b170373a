// Paints a selection that reaches over several texts, without touching what it is painted on.

import type { EditorView } from '@tiptap/pm/view';
import type { PlainRange } from '../editor/binding/held-range';
import './across.css';

/** In across.css, too. */
const name = 'across';

/** Where a stretch of a text stands in the page. */
export function domRange(view: EditorView, { from, to }: PlainRange): Range {
  const [start, end] = [view.domAtPos(from, 1), view.domAtPos(to, -1)];
  const range = document.createRange();
  range.setStart(start.node, start.offset);
  range.setEnd(end.node, end.offset);
  return range;
}

/** Paints these instead of what was painted; browsers before 2022 paint nothing. */
export function paint(ranges: readonly Range[]): void {
  // Not in every browser, whatever the types say.
  const highlights = (CSS as { highlights?: HighlightRegistry }).highlights;
  if (!highlights) return;
  // The browser paints its own selection as high as its lines: side by side they would not look like one.
  document.documentElement.toggleAttribute('data-across', ranges.length > 0);
  if (ranges.length === 0) highlights.delete(name);
  else highlights.set(name, new Highlight(...ranges));
}
