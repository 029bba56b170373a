// Points in the text of a report, and what lies between two of them: the rest of a section, whole sections, the beginning of one.

import type { SectionId } from '@huigao/report';
import type { Node } from '@tiptap/pm/model';
import type { PlainRange } from '../editor/binding/held-range';

export interface TextPoint {
  readonly section: SectionId;
  readonly pos: number;
}

/** The two ends of a selection: where it began, and the one that keys and pointer move. */
export interface Ends {
  readonly anchor: TextPoint;
  readonly head: TextPoint;
}

/** What is selected in one section. */
export interface TextPart extends PlainRange {
  readonly section: SectionId;
}

/** What of a report is needed to find points in it. */
export interface TextOrder {
  /** Sections with a text, in reading order. */
  readonly order: () => readonly SectionId[];
  /** The text of a section as it is shown; null while it is not known. */
  readonly body: (section: SectionId) => Node | null;
}

/** The ends in reading order. */
export function inOrder({ order }: TextOrder, { anchor, head }: Ends): readonly [TextPoint, TextPoint] {
  const sections = order();
  const by = sections.indexOf(anchor.section) - sections.indexOf(head.section) || anchor.pos - head.pos;
  return by <= 0 ? [anchor, head] : [head, anchor];
}

/** A selection that reaches to a point as well: beyond either of its ends, or, within it, with its end there. */
export function extendedTo(texts: TextOrder, ends: Ends, to: TextPoint): Ends {
  const [start, end] = inOrder(texts, ends);
  const isBefore = inOrder(texts, { anchor: to, head: start })[0] === to;
  return { anchor: isBefore ? end : start, head: to };
}

/** An end inside of a table takes the whole table in: half of one is no text. */
function outOfTable(body: Node, pos: number, side: 'before' | 'after'): number {
  const $pos = body.resolve(Math.max(0, Math.min(pos, body.content.size)));
  if ($pos.depth === 0 || $pos.node(1).isTextblock) return $pos.pos;
  return side === 'before' ? $pos.before(1) : $pos.after(1);
}

/** What lies between two points of different sections; a section whose text is not known is left out. */
export function partsBetween(texts: TextOrder, ends: Ends): readonly TextPart[] {
  const [first, last] = inOrder(texts, ends);
  const sections = texts.order();
  const within = sections.slice(sections.indexOf(first.section), sections.indexOf(last.section) + 1);
  return within.flatMap((section) => {
    const body = texts.body(section);
    if (!body) return [];
    const from = section === first.section ? outOfTable(body, first.pos, 'before') : 0;
    const to = section === last.section ? outOfTable(body, last.pos, 'after') : body.content.size;
    return [{ section, from, to }];
  });
}

/** Whether all of the report's text is selected. */
export function isWhole(texts: TextOrder, ends: Ends): boolean {
  const [first, last] = inOrder(texts, ends);
  const sections = texts.order();
  const body = texts.body(last.section);
  // The caret stands inside of the first and last paragraph.
  return (
    first.section === sections[0] &&
    first.pos <= 1 &&
    last.section === sections.at(-1) &&
    body !== null &&
    last.pos >= body.content.size - 1
  );
}
