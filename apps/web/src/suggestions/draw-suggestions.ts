// Suggestions in the text, as tracked changes are shown: what would go is struck through, what would come is underlined, in elements
// that say so without colour and to screen readers.

import type { SuggestionId } from '@huigao/report';
import type { Node } from '@tiptap/pm/model';
import { Decoration } from '@tiptap/pm/view';
import type { PlainRange } from '../editor/binding/held-range';
import type { LateMark } from '../editor/marks/late-marks';
import { markDecoration } from '../editor/marks/range-marks';
import { endSign, type Piece } from './suggested-pieces';

/** A suggestion to be drawn. */
export interface SuggestionLook {
  readonly id: SuggestionId;
  readonly inserted: readonly Piece[];
  /** Whether what stands there would go or look otherwise; `changed`: it cannot be applied 需复核. */
  readonly what: 'replace' | 'format' | 'changed';
  readonly isActive: boolean;
  /** Who suggests what, for screen readers and as a tip. */
  readonly says: { readonly inserts: string; readonly deletes: string };
  /** The same for the same drawing. */
  readonly key: string;
  /** Its place among those of the same point of the text. */
  readonly order: number;
}

const classOf = (name: string, { isActive }: SuggestionLook) =>
  isActive ? `suggested is-tracked ${name} is-active` : `suggested is-tracked ${name}`;

/** The element of what would come. */
function insertion(mark: SuggestionLook): HTMLElement {
  const element = document.createElement('ins');
  element.className = classOf('is-inserted', mark);
  element.dataset.suggestion = mark.id;
  element.title = mark.says.inserts;
  element.contentEditable = 'false';
  for (const { kind, text, bold } of mark.inserted) {
    const piece = document.createElement(bold ? 'strong' : 'span');
    piece.dataset.piece = kind;
    piece.textContent = text;
    element.append(piece);
    if (kind === 'end') element.append(document.createElement('br'));
  }
  return element;
}

/** The sign of a paragraph's end that would go. */
function deletedEnd(mark: SuggestionLook): HTMLElement {
  const element = document.createElement('del');
  element.className = classOf('is-deleted', mark);
  element.dataset.suggestion = mark.id;
  element.title = mark.says.deletes;
  element.contentEditable = 'false';
  element.textContent = endSign;
  return element;
}

function stretch(doc: Node, look: SuggestionLook, mark: PlainRange): Decoration[] {
  const { what, says, id } = look;
  const name = { replace: 'is-deleted', format: 'is-formatted', changed: 'is-stale' }[what];
  const attributes = { class: classOf(name, look), 'data-suggestion': id, title: says.deletes };
  const made = [markDecoration(mark, { ...attributes, ...(what === 'replace' ? { nodeName: 'del' } : {}) })];
  if (what !== 'replace') return made;
  const { from, to } = mark;
  doc.nodesBetween(from, to, (node, pos) => {
    const end = pos + node.nodeSize - 1;
    if (node.isTextblock && end >= from && end < to)
      made.push(
        Decoration.widget(end, () => deletedEnd(look), { side: 1, key: `${look.key}/${end - from}` }),
      );
    // A whole table or live block.
    if (node.isAtom && node.isBlock && pos >= from && pos + node.nodeSize <= to)
      made.push(Decoration.node(pos, pos + node.nodeSize, attributes));
    return true;
  });
  return made;
}

/** The decorations of a suggestion where it stands. */
function draw(look: SuggestionLook, mark: PlainRange, doc: Node): readonly Decoration[] {
  const made = mark.from < mark.to ? stretch(doc, look, mark) : [];
  const isPoint = made.length === 0;
  if (look.inserted.length > 0 && look.what !== 'changed')
    made.push(
      Decoration.widget(mark.to, () => insertion(look), {
        // After what would go, in the order in which they were made.
        side: 2 + look.order / 10_000,
        key: look.key,
        ignoreSelection: true,
        ...(isPoint ? { mark } : {}),
      }),
    );
  return made;
}

export const suggestionMark = (look: SuggestionLook, { from, to }: PlainRange): LateMark => ({
  from,
  to,
  draw: (mark, doc) => draw(look, mark, doc),
});
