// Footnotes 脚注: a word of explanation that stands at the foot of the page. In a text a note is one node where it is referred to; its
// number is its place among all notes of the report, and is never stored.

import type { Node, NodeSpec } from 'prosemirror-model';
import type { SectionId } from '../ids';
import type { Report } from '../report';

/** Most characters of a note: a word of explanation, no text of its own. */
export const longestNote = 2000;

/** Where a note is referred to in HTML: the attribute holds what it says. */
export const footnoteAttribute = 'data-footnote';

/** The element of a note's mark: its number is counted by the stylesheet, what it says is its name and its hint. */
export const noteMark = (text: string) => ({ [footnoteAttribute]: text, role: 'note', title: text });

/** The part of a DOM element that parsing reads; this package knows no DOM. */
interface ParsedElement {
  getAttribute(name: string): string | null;
}

export const footnoteNode = {
  group: 'inline',
  inline: true,
  atom: true,
  attrs: {
    /** What it says: plain text, a line feed between its paragraphs. Empty when undo brought the node back without it. */
    text: { default: '', validate: 'string' },
  },
  parseDOM: [
    {
      tag: `span[${footnoteAttribute}]`,
      getAttrs: (dom) => ({
        text: ((dom as unknown as ParsedElement).getAttribute(footnoteAttribute) ?? '').slice(0, longestNote),
      }),
    },
  ],
  toDOM: ({ attrs }) => ['span', noteMark(attrs.text as string)],
} satisfies NodeSpec;

/** The attributes of a `footnote` node. */
export interface FootnoteAttrs {
  readonly text: string;
}

/** Whether the server takes this for the words of a note. Halves of characters and what stands for a lost one are no text. */
export const isNoteText = (text: unknown): boolean =>
  typeof text === 'string' && text.length <= longestNote && !/\p{Cs}|\ufffd/u.test(text);

/** A note as it reads within a line of plain text, where there is no foot of a page: `（注：含上年结转）`. Nothing for an empty one. */
export const noteInLine = (text: string): string => (text.trim() === '' ? '' : `（注：${text}）`);

const counts = new WeakMap<Node, number>();

/** How many notes with words in them a body or a block of it has; memoised by it. */
function countNotes(node: Node): number {
  if (node.type.name === 'footnote') return noteInLine(node.attrs.text as string) === '' ? 0 : 1;
  if (node.isLeaf) return 0;
  const known = counts.get(node);
  if (known !== undefined) return known;
  const count = node.children.reduce((sum, child) => sum + countNotes(child), 0);
  counts.set(node, count);
  return count;
}

interface Offsets {
  readonly outline: Report['outline'];
  readonly before: ReadonlyMap<SectionId, number>;
}

const offsets = new WeakMap<Report['bodies'], Offsets>();

/** How many notes stand before each section, so that those of a report count through; memoised by bodies and outline. */
export function notesBefore({
  outline,
  bodies,
}: Pick<Report, 'outline' | 'bodies'>): ReadonlyMap<SectionId, number> {
  const known = offsets.get(bodies);
  if (known?.outline === outline) return known.before;
  const before = new Map<SectionId, number>();
  let count = 0;
  for (const { id } of outline) {
    before.set(id, count);
    const body = bodies.get(id);
    if (body) count += countNotes(body);
  }
  offsets.set(bodies, { outline, before });
  return before;
}
