// Steps of undo in a fork after something of it was decided: a step that has to do with what was decided would be one against the
// decision, all others stay.

import type { BodyRange } from '@huigao/report';
import type { Node } from 'prosemirror-model';
import * as Y from 'yjs';
import { bodyRoot } from '../body';

/** Names a block by the item that holds it: the same in a text and in its fork. */
export type BlockId = string;

const nameOf = ({ id }: Y.Item): BlockId => `${id.client} ${id.clock}`;

/** The blocks of a text, in order. */
export const blockIdsOf = (doc: Y.Doc): readonly BlockId[] =>
  doc
    .getXmlFragment(bodyRoot)
    .toArray()
    .map((block) => nameOf(block._item!));

/** The blocks of a body that a stretch lies in or touches. @param ids - of its blocks */
export function blocksIn(body: Node, ids: readonly BlockId[], { from, to }: BodyRange): readonly BlockId[] {
  const touched: BlockId[] = [];
  body.forEach((block, pos, index) => {
    if (from <= pos + block.nodeSize && to >= pos && ids[index] !== undefined) touched.push(ids[index]);
  });
  return touched;
}

/** The block of a text that an item lies in, or is. */
function blockOf(item: Y.Item): BlockId {
  let outermost = item;
  for (let type = item.parent; type instanceof Y.AbstractType && type._item; type = type._item.parent)
    outermost = type._item;
  return nameOf(outermost);
}

const forgetting = { from: 'forgetting' } as const;

type Step = Y.UndoManager['undoStack'][number];

function touches({ insertions, deletions }: Step, blocks: ReadonlySet<BlockId>, tr: Y.Transaction): boolean {
  let isTouched = false;
  for (const items of [insertions, deletions])
    Y.iterateDeletedStructs(tr, items, (item) => {
      isTouched ||= item instanceof Y.Item && blocks.has(blockOf(item));
    });
  return isTouched;
}

const isVoid = ({ insertions, deletions }: Step) => insertions.clients.size + deletions.clients.size === 0;

/**
 * Forgets the steps that changed something in these blocks. They stay in their stacks as steps that do nothing, which are passed over:
 * what counts the steps of several texts counts on.
 */
export function forgetStepsIn(manager: Y.UndoManager, blocks: ReadonlySet<BlockId>): void {
  const steps = [...manager.undoStack, ...manager.redoStack];
  // Nothing is changed: items are only looked up within a transaction.
  manager.doc.transact((tr) => {
    for (const step of steps) {
      if (!touches(step, blocks, tr)) continue;
      step.insertions.clients.clear();
      step.deletions.clients.clear();
    }
  }, forgetting);
  // What is typed next is a step of its own.
  manager.stopCapturing();
  if (steps.every(isVoid)) manager.clear();
}
