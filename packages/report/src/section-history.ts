// The history 经过 of a section's text: every character that ever stood in it, with the moments at which it came and went, and the one
// at which it was written. From that, the text of any moment is a matter of reading, without asking anybody.

import { Fragment, type Mark, type Node } from 'prosemirror-model';
import { bodySchema, type MarkName, type NodeName } from './body/schema';
import type { PersonId } from './ids';

/** A stretch of writing of one person without a longer pause. What is shown of it is the text at its end. */
export interface HistoryMoment {
  /** The last entry of the log that belongs to it. */
  readonly seq: number;
  /** Null: the server, which made the first text. */
  readonly person: PersonId | null;
  /** Epoch ms of its first and of its last entry. */
  readonly from: number;
  readonly at: number;
  /** The whole text was put in the place of the one before 恢复. */
  readonly isRestoring: boolean;
}

/** Index of the moment at which something came, and of the one at which it went; `standing`: it is still there. */
type Lifetime = readonly [came: number, went: number];
export const standing = -1;

/** The value that an attribute has from a moment on; null: its default. */
export type HistoryAttribute = readonly [name: string, value: unknown, since: number];

/**
 * What a text consists of, in its order, whether it still stands or not. `written` is the moment at which somebody wrote it: text that
 * was moved, split off or put back came later than it was written. Tuples, since there are tens of thousands.
 */
export type HistoryItem =
  | readonly ['text', ...Lifetime, written: number, text: string]
  | readonly ['mark', ...Lifetime, name: MarkName, isOn: boolean]
  | readonly [
      'node',
      ...Lifetime,
      written: number,
      name: NodeName,
      attributes: readonly HistoryAttribute[],
      children: readonly HistoryItem[],
    ];

/** The text from one moment on, until another was put in its place. */
export interface HistoryGeneration {
  /** Index of its first moment. */
  readonly since: number;
  readonly items: readonly HistoryItem[];
}

export interface SectionHistory {
  /** Oldest first. */
  readonly moments: readonly HistoryMoment[];
  readonly generations: readonly HistoryGeneration[];
}

/** A stretch of a body, and the index of the moment at which it was written. */
export interface Written {
  readonly from: number;
  readonly to: number;
  readonly moment: number;
}

/** A text with who wrote what of it. */
export interface WrittenBody {
  readonly body: Node;
  /** In the order of the text: every character and every place. */
  readonly written: readonly Written[];
}

const stands = (came: number, went: number, moment: number) =>
  came <= moment && (went === standing || went > moment);

class Reader {
  readonly written: Written[] = [];
  constructor(readonly moment: number) {}

  /** @param start - position of the first child in the body */
  children(items: readonly HistoryItem[], start: number): Fragment {
    const nodes: Node[] = [];
    let pos = start;
    let marks: readonly Mark[] = [];
    for (const item of items) {
      if (!stands(item[1], item[2], this.moment)) continue;
      if (item[0] === 'mark') {
        const type = bodySchema.marks[item[3]];
        marks = item[4] ? type.create().addToSet(marks) : type.removeFromSet(marks);
        continue;
      }
      const node = item[0] === 'text' ? bodySchema.text(item[4], marks) : this.#node(item, pos, marks);
      if (node.isText || node.isLeaf) this.#wrote(pos, pos + node.nodeSize, item[3]);
      pos += node.nodeSize;
      nodes.push(node);
    }
    return Fragment.fromArray(nodes);
  }

  #node(item: Extract<HistoryItem, readonly ['node', ...unknown[]]>, pos: number, marks: readonly Mark[]) {
    const [, , , , name, attributes, children] = item;
    const attrs: Record<string, unknown> = {};
    for (const [key, value, since] of attributes) if (since <= this.moment) attrs[key] = value;
    for (const key of Object.keys(attrs)) if (attrs[key] === null) delete attrs[key];
    return bodySchema.nodes[name].create(attrs, this.children(children, pos + 1), marks);
  }

  #wrote(from: number, to: number, moment: number): void {
    const last = this.written.at(-1);
    if (last?.moment === moment && last.to === from) this.written.splice(-1, 1, { ...last, to });
    else this.written.push({ from, to, moment });
  }
}

/** The text of a section as it was at the end of a moment, and who wrote what of it. Null: there is no such moment. */
export function bodyAtMoment({ moments, generations }: SectionHistory, moment: number): WrittenBody | null {
  const generation = generations.findLast(({ since }) => since <= moment);
  if (!generation || moment >= moments.length) return null;
  const reader = new Reader(moment);
  const body = bodySchema.nodes.doc.create(null, reader.children(generation.items, 0));
  return { body, written: reader.written };
}

/** The moment that ends with this entry of the log, or was the last before it; -1: the text did not exist yet. */
export const momentOfEntry = ({ moments }: SectionHistory, seq: number): number =>
  moments.findLastIndex((moment) => moment.seq <= seq);
