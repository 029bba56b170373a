import type { EditorView } from '@tiptap/pm/view';
import type { PlainRange } from '../binding/held-range';

/** Where a range of one line stands in the window; null once the view is gone or the range is. */
export function rectOf(view: EditorView, { from, to }: PlainRange): DOMRect | null {
  if (view.isDestroyed || to > view.state.doc.content.size) return null;
  const start = view.coordsAtPos(from);
  const end = view.coordsAtPos(to);
  // A range that goes over the end of a line is pointed at where it begins.
  const right = end.top === start.top ? Math.max(end.right, start.left) : start.left;
  return new DOMRect(start.left, start.top, right - start.left, start.bottom - start.top);
}
