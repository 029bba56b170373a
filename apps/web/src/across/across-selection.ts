// A selection over several sections: two points that move with their texts. The keyboard's focus and the browser's own selection
// stay in its first part that one may write in, so that typing, input methods and pasting go where they go in a single text; the other
// parts are painted (decision 0047).

import type { SectionId } from '@huigao/report';
import { TextSelection, type Transaction } from '@tiptap/pm/state';
import type { BodyEditor } from '../editor/body/body-editor';
import { focusText } from './caret';
import { domRange, paint } from './highlight';
import type { OpenTexts } from './open-texts';
import {
  type Ends,
  inOrder,
  partsBetween,
  type TextOrder,
  type TextPart,
  type TextPoint,
} from './text-points';

interface AcrossSelectionParts extends TextOrder {
  readonly texts: OpenTexts;
  /** What stands between two sections: titles, which are painted with the text. */
  readonly titles: (after: SectionId, until: SectionId) => readonly Element[];
}

/** Set on transactions of our own. */
const ours = 'across';

export class AcrossSelection {
  readonly #parts: AcrossSelectionParts;
  readonly #listeners = new Set<() => void>();
  #ends: Ends | null = null;
  /** Nothing is focused while the pointer draws the selection. */
  #isDrawn = false;
  #frame = 0;

  constructor(parts: AcrossSelectionParts) {
    this.#parts = parts;
  }

  /** Follows the texts until the returned function is called. */
  start(): () => void {
    const stop = this.#parts.texts.subscribe((section, tr) => this.#changed(section, tr));
    return () => {
      stop();
      this.clear();
    };
  }

  readonly ends = (): Ends | null => this.#ends;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  parts(): readonly TextPart[] {
    return this.#ends ? partsBetween(this.#parts, this.#ends) : [];
  }

  /** The editor of a part, where one may write in it now. */
  writable({ section }: Pick<TextPart, 'section'>): BodyEditor | null {
    const editor = this.#parts.texts.of(section);
    return editor?.view.editable ? editor : null;
  }

  /** The part that has the focus. */
  target(): TextPart | null {
    const parts = this.parts();
    const head = this.#ends?.head.section;
    return parts.find((part) => this.writable(part)) ?? parts.find(({ section }) => section === head) ?? null;
  }

  /** Selects from one point to another; in one section as its editor does it. */
  select(ends: Ends, how: 'rest' | 'drawing' = 'rest'): void {
    this.#isDrawn = how === 'drawing';
    const { anchor, head } = ends;
    const isAcross = anchor.section !== head.section;
    this.#set(isAcross ? ends : null);
    if (this.#isDrawn) return;
    if (isAcross) this.#focusTarget();
    else this.#selectIn(anchor.section, anchor.pos, head.pos);
  }

  /** Focuses what was drawn by the pointer. */
  rest(): void {
    this.#isDrawn = false;
    if (this.#ends) this.#focusTarget();
    this.#paint();
  }

  clear(): void {
    if (this.#ends) this.#set(null);
  }

  /** The end it is left at when an arrow is pressed without Shift. */
  edge(side: 'start' | 'end'): TextPoint | null {
    if (!this.#ends) return null;
    const [start, end] = inOrder(this.#parts, this.#ends);
    return side === 'start' ? start : end;
  }

  /** Lets the editor of a part take a key, with the part selected. @returns whether one may write there, and it did */
  press(part: TextPart, event: KeyboardEvent): boolean {
    const view = this.writable(part)?.view;
    if (!view || part.from >= part.to) return false;
    const { doc, tr } = view.state;
    const selection = TextSelection.between(doc.resolve(part.from), doc.resolve(part.to));
    view.dispatch(tr.setSelection(selection).setMeta(ours, true));
    return view.someProp('handleKeyDown', (take) => take(view, event)) === true;
  }

  #focusTarget(): void {
    const target = this.target();
    if (target) this.#selectIn(target.section, target.from, target.to);
  }

  #selectIn(section: SectionId, anchor: number, head: number): void {
    const view = this.#parts.texts.of(section)?.view;
    if (!view) return;
    const { doc, tr } = view.state;
    const selection = TextSelection.between(doc.resolve(anchor), doc.resolve(head));
    view.dispatch(tr.setSelection(selection).setMeta(ours, true));
    focusText(view);
  }

  #changed(section: SectionId, tr: Transaction | null): void {
    if (!this.#ends) return;
    if (tr === null) {
      // A new editor takes its place; where the ends were is not known there.
      if (section === this.#ends.anchor.section || section === this.#ends.head.section) this.clear();
      else this.#paintSoon();
      return;
    }
    if (tr.docChanged) this.#follow(section, tr);
    else if (tr.selectionSet && !this.#isDrawn && tr.getMeta(ours) !== true)
      this.#selectedOtherwise(section, tr);
  }

  /** Somebody selected something else: by a press, by a jump from a panel. */
  #selectedOtherwise(section: SectionId, { selection }: Transaction): void {
    if (!this.#parts.texts.of(section)?.view.hasFocus()) return;
    const target = this.target();
    const isOurs = target?.section === section && selection.from >= target.from && selection.to <= target.to;
    if (!isOurs) this.clear();
  }

  #follow(section: SectionId, tr: Transaction): void {
    const { anchor, head } = this.#ends!;
    const [start] = inOrder(this.#parts, this.#ends!);
    const moved = (point: TextPoint): TextPoint => {
      if (point.section !== section) return point;
      const pos = tr.mapping.map(Math.min(point.pos, tr.before.content.size), point === start ? 1 : -1);
      return { section, pos: Math.min(pos, tr.doc.content.size) };
    };
    this.#ends = { anchor: moved(anchor), head: moved(head) };
    this.#paintSoon();
  }

  #set(ends: Ends | null): void {
    this.#ends = ends;
    this.#parts.texts.reach = this.parts().length;
    this.#paint();
    for (const listener of [...this.#listeners]) listener();
  }

  #paintSoon(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#paint());
  }

  #paint(): void {
    cancelAnimationFrame(this.#frame);
    const parts = this.parts();
    const ranges = parts.flatMap((part) => {
      const view = this.#parts.texts.of(part.section)?.view;
      return view ? [domRange(view, part)] : [];
    });
    const titles = parts.length === 0 ? [] : this.#parts.titles(parts[0]!.section, parts.at(-1)!.section);
    const ofTitles = titles.map((title) => {
      const range = document.createRange();
      range.selectNodeContents(title);
      return range;
    });
    paint([...ranges, ...ofTitles]);
  }
}
