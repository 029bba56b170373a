import { type EditorState, TextSelection, type Transaction } from '@tiptap/pm/state';
import type { PlainRange } from '../binding/held-range';
import { withBlock, withNewTable } from '../tables/table-editing';
import type { BlockChoice } from './block-choices';

/** What stands in the text once it is chosen; notes and phrases ask for something first. */
export type PlacedChoice = Exclude<BlockChoice, { readonly id: 'note' | 'snippet' | 'snippets' }>;

/** A table, a caption or a live block where a range stands, and the caret in it or after it; null where there can be none. */
export function withChosenBlock(
  state: EditorState,
  range: PlainRange,
  choice: PlacedChoice,
): Transaction | null {
  const { caption, liveBlock } = state.schema.nodes;
  if (choice.id === 'table') return withNewTable(state, range, { rows: 3, columns: 3 });
  const node = choice.id === 'live' ? liveBlock!.create(choice.attrs) : caption!.create();
  const placed = withBlock(state, range, node);
  if (!placed) return null;
  const { tr, pos } = placed;
  const after = choice.id === 'live' ? pos + node.nodeSize + 1 : pos + 1;
  return tr.setSelection(TextSelection.near(tr.doc.resolve(after))).scrollIntoView();
}
