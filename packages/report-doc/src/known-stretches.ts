import type { Anchor, BodyRange } from '@huigao/report';
import type { Node } from 'prosemirror-model';

/** A stretch within a block, from the block's beginning. */
interface Stretch extends BodyRange {
  readonly block: Node;
}

const startsIn = new WeakMap<Node, ReadonlyMap<Node, number>>();

/** Where the blocks of a body begin. */
function startsOf(body: Node): ReadonlyMap<Node, number> {
  const known = startsIn.get(body);
  if (known) return known;
  const starts = new Map<Node, number>();
  body.forEach((block, pos) => {
    starts.set(block, pos);
  });
  startsIn.set(body, starts);
  return starts;
}

/**
 * Where anchors stood within one block. A block that is the same object as before (see `KeptBody`) did not change, and so they stand in
 * it where they did: of a long text only those need be looked for where somebody writes.
 */
export class KnownStretches {
  readonly #stretches = new WeakMap<Anchor, Stretch>();

  /** Where an anchor stands; null when that has to be found out. */
  find(body: Node, anchor: Anchor): BodyRange | null {
    const known = this.#stretches.get(anchor);
    const start = known && startsOf(body).get(known.block);
    return known && start !== undefined ? { from: start + known.from, to: start + known.to } : null;
  }

  /** An anchor was found here, reading as it did. */
  keep(body: Node, anchor: Anchor, { from, to }: BodyRange): void {
    const { node: block, offset } = body.childAfter(from);
    // What reaches beyond a block changes with what lies there.
    if (block && from > offset && to < offset + block.nodeSize)
      this.#stretches.set(anchor, { block, from: from - offset, to: to - offset });
    else this.#stretches.delete(anchor);
  }
}
