// What changed in this section since its reader was last there: a light ground under what came, a bar beside each block of it, and a
// bar alone where something went.

import type { Node } from '@tiptap/pm/model';
import { Decoration } from '@tiptap/pm/view';
import type { PlainRange } from '../binding/held-range';
import { markDecoration, rangeMarks } from './range-marks';

export interface ChangedMark extends PlainRange {
  /** Names the passage in the page. */
  readonly id: string;
  /** Something went there and nothing came. */
  readonly isGone: boolean;
}

const barAt = (pos: number, node: Node, attributes: Readonly<Record<string, string>>, spec = {}) =>
  Decoration.node(pos, pos + node.nodeSize, attributes, spec);

/** The block of text at a position, and where it begins. */
function blockAt(doc: Node, pos: number): { readonly node: Node; readonly pos: number } | null {
  const here = doc.nodeAt(pos);
  if (here?.isTextblock) return { node: here, pos };
  const $pos = doc.resolve(pos);
  if ($pos.parent.isTextblock) return { node: $pos.parent, pos: $pos.before() };
  const before = $pos.nodeBefore;
  return before?.isTextblock ? { node: before, pos: pos - before.nodeSize } : null;
}

function draw(mark: ChangedMark, doc: Node): readonly Decoration[] {
  if (mark.isGone) {
    const block = blockAt(doc, mark.from);
    if (!block) return [];
    // It stands for the mark, and then it is the block that moves.
    return [
      barAt(
        block.pos,
        block.node,
        { class: 'changed-block is-gone', 'data-changed-since': mark.id },
        { mark },
      ),
    ];
  }
  const bars: Decoration[] = [];
  doc.nodesBetween(mark.from, mark.to, (node, pos) => {
    if (node.isTextblock) bars.push(barAt(pos, node, { class: 'changed-block' }));
    else if (node.isLeaf && node.isBlock)
      bars.push(barAt(pos, node, { class: 'changed-block', 'data-changed-since': mark.id }));
    return !node.isTextblock;
  });
  return [markDecoration(mark, { class: 'changed-since', 'data-changed-since': mark.id }), ...bars];
}

export const changedMarks = rangeMarks<ChangedMark>('changedMarks', draw);
