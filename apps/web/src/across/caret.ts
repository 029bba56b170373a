// The caret on the page as a whole: putting it somewhere, moving it by what a key says, and finding what a point of the screen shows.

import type { SectionId } from '@huigao/report';
import { Selection, TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { layOut } from '../editor/body/far-text';
import type { OpenTexts } from './open-texts';
import type { TextPoint } from './text-points';

/** How far a key moves the caret, and which way. */
export interface Move {
  readonly by: 'character' | 'word' | 'line' | 'lineboundary' | 'paragraph' | 'page' | 'document';
  readonly direction: 'forward' | 'backward';
}

/** Into which texts a caret goes. */
type Texts = 'all' | 'writable';

const arrows: Readonly<Record<string, readonly [Move['direction'], Move['by'], Move['by']]>> = {
  ArrowLeft: ['backward', 'character', 'word'],
  ArrowRight: ['forward', 'character', 'word'],
  ArrowUp: ['backward', 'line', 'paragraph'],
  ArrowDown: ['forward', 'line', 'paragraph'],
  Home: ['backward', 'lineboundary', 'document'],
  End: ['forward', 'lineboundary', 'document'],
  PageUp: ['backward', 'page', 'page'],
  PageDown: ['forward', 'page', 'page'],
};

/** What a key moves, whether it extends the selection (Shift) or not; null for other keys. */
export function moveOf({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): Move | null {
  const arrow = arrows[key];
  if (!arrow || altKey) return null;
  const [direction, alone, withControl] = arrow;
  return { direction, by: ctrlKey || metaKey ? withControl : alone };
}

/** Gives a text the keyboard, and its selection to the browser, also where one may only read. */
export function focusText(view: EditorView): void {
  if (view.editable) {
    view.focus();
    return;
  }
  const { anchor, head } = view.state.selection;
  const [from, to] = [view.domAtPos(anchor), view.domAtPos(head)];
  view.dom.focus({ preventScroll: true });
  getSelection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
}

/** The selection of a text as the browser has it: an editor hears of it a moment after a key that the browser took. */
export function selectionIn(view: EditorView): Selection {
  const { dom, state } = view;
  const { selection, doc } = state;
  const { anchorNode, anchorOffset, focusNode, focusOffset } = getSelection()!;
  const isHere = anchorNode && focusNode && dom.contains(anchorNode) && dom.contains(focusNode);
  if (!isHere || !(selection instanceof TextSelection)) return selection;
  const [anchor, head] = [view.posAtDOM(anchorNode, anchorOffset), view.posAtDOM(focusNode, focusOffset)];
  return TextSelection.between(doc.resolve(anchor), doc.resolve(head));
}

/** What scrolls the page. */
const desk = (): HTMLElement => document.getElementById('main')!;

/** Room that is left between a caret and the edge of what is seen, in px. */
const marginPx = 24;

interface Line {
  readonly top: number;
  readonly bottom: number;
}

/** Scrolls as little as shows a line. */
function keepInView({ top, bottom }: Line): void {
  const element = desk();
  const seen = element.getBoundingClientRect();
  if (top < seen.top + marginPx) element.scrollTop += top - seen.top - marginPx;
  else if (bottom > seen.bottom - marginPx) element.scrollTop += bottom - seen.bottom + marginPx;
}

const middle = ({ top, bottom }: Line) => (top + bottom) / 2;

export class PageCaret {
  readonly #texts: OpenTexts;
  readonly #order: () => readonly SectionId[];
  /** Where a row of vertical moves began, in px from the left. */
  #column: number | null = null;

  constructor(texts: OpenTexts, order: () => readonly SectionId[]) {
    this.#texts = texts;
    this.#order = order;
  }

  /** Sections that are there to move in. */
  #sections(): readonly SectionId[] {
    return this.#order().filter((section) => this.#texts.of(section));
  }

  view(section: SectionId): EditorView {
    return this.#texts.of(section)!.view;
  }

  /** The first or last point of a section; of the report without one. */
  edge(side: 'start' | 'end', section = this.#sections().at(side === 'start' ? 0 : -1)): TextPoint | null {
    const doc = section && this.#texts.of(section)?.view.state.doc;
    if (!doc) return null;
    return { section, pos: (side === 'start' ? Selection.atStart(doc) : Selection.atEnd(doc)).head };
  }

  /** The nearest point of the section before or after; null when there is none. */
  neighbour(section: SectionId, direction: Move['direction'], texts: Texts = 'all'): TextPoint | null {
    const sections = this.#sections();
    const at = sections.indexOf(section);
    const further = direction === 'forward' ? sections.slice(at + 1) : sections.slice(0, at).reverse();
    const next = further.find((one) => texts === 'all' || this.view(one).editable);
    return next ? this.edge(direction === 'forward' ? 'start' : 'end', next) : null;
  }

  put({ section, pos }: TextPoint): void {
    const view = this.view(section);
    const { doc, tr } = view.state;
    view.dispatch(tr.setSelection(Selection.near(doc.resolve(Math.min(pos, doc.content.size)))));
    focusText(view);
    this.show({ section, pos });
  }

  show({ section, pos }: TextPoint): void {
    const view = this.view(section);
    layOut(view.dom);
    keepInView(view.coordsAtPos(Math.min(pos, view.state.doc.content.size)));
  }

  /** Vertical moves in a row keep to the column of the first. */
  keepColumnFor({ by }: Move): void {
    if (by !== 'line' && by !== 'page') this.#column = null;
  }

  forgetColumn(): void {
    this.#column = null;
  }

  /** Where a move leads from a point. The browser's selection is elsewhere afterwards. */
  moved(point: TextPoint, move: Move, texts: Texts = 'all'): TextPoint {
    const isVertical = move.by === 'line' || move.by === 'page';
    this.keepColumnFor(move);
    const ends = move.direction === 'forward' ? 'end' : 'start';
    if (move.by === 'document') return this.edge(ends) ?? point;
    const column = this.#column ?? this.view(point.section).coordsAtPos(point.pos).left;
    if (isVertical) this.#column = column;
    if (move.by === 'page') return this.#pageFrom(point, move, column);
    const within = this.#within(point, move);
    if (within !== null)
      return isVertical ? this.#inColumn({ ...point, pos: within }, column) : { ...point, pos: within };
    if (move.by === 'lineboundary') return point;
    const next = this.neighbour(point.section, move.direction, texts);
    if (!next) return this.edge(ends, point.section) ?? point;
    return isVertical ? this.#inColumn(next, column) : next;
  }

  /** As the browser moves a caret in this text; null when there is nothing further in it. */
  #within({ section, pos }: TextPoint, { by, direction }: Move): number | null {
    const view = this.view(section);
    const selection = getSelection()!;
    const { node, offset } = view.domAtPos(pos);
    selection.collapse(node, offset);
    selection.modify('move', direction, by);
    const { focusNode, focusOffset } = selection;
    if (!focusNode || !view.dom.contains(focusNode)) return null;
    const to = view.posAtDOM(focusNode, focusOffset);
    if (by !== 'line') return to === pos ? null : to;
    const further = view.coordsAtPos(to).top - view.coordsAtPos(pos).top;
    return (direction === 'forward' ? further : -further) > 1 ? to : null;
  }

  /** The point of the same line that stands in a column. */
  #inColumn(point: TextPoint, column: number): TextPoint {
    this.show(point);
    const view = this.view(point.section);
    const line = view.coordsAtPos(point.pos);
    const found = view.posAtCoords({ left: column, top: middle(line) });
    if (!found) return point;
    const isSameLine = Math.abs(view.coordsAtPos(found.pos).top - line.top) < (line.bottom - line.top) / 2;
    return isSameLine ? { ...point, pos: found.pos } : point;
  }

  #pageFrom(point: TextPoint, { direction }: Move, column: number): TextPoint {
    this.show(point);
    const line = this.view(point.section).coordsAtPos(point.pos);
    const element = desk();
    const sign = direction === 'forward' ? 1 : -1;
    const page = sign * (element.clientHeight - 2 * (line.bottom - line.top));
    const before = element.scrollTop;
    element.scrollTop += page;
    // What could not be scrolled, the caret moves by itself.
    const left = page - (element.scrollTop - before);
    const at = this.at(column, middle(line) + left);
    const isFurther =
      Math.abs(left) < Math.abs(page) || at?.section !== point.section || at.pos !== point.pos;
    return (isFurther && at) || (this.edge(direction === 'forward' ? 'end' : 'start') ?? point);
  }

  /** The point of the text that is nearest to a point of the screen. */
  at(x: number, y: number): TextPoint | null {
    for (const section of this.#sections()) {
      const view = this.view(section);
      const { left, right, top, bottom } = view.dom.getBoundingClientRect();
      // Above it: in its title, or between two sections.
      if (y < top) return this.edge('start', section);
      if (y > bottom) continue;
      const found = view.posAtCoords({ left: Math.max(left + 1, Math.min(x, right - 1)), top: y });
      if (found) return { section, pos: found.pos };
      return this.edge(y - top < bottom - y ? 'start' : 'end', section);
    }
    return this.edge('end');
  }
}
