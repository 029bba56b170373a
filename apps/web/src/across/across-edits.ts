// What changes a selection over several sections: each part in the text of its own section, all of it one step of undo. What one may
// not edit is left.

import type { SectionId } from '@huigao/report';
import { AllSelection, Selection } from '@tiptap/pm/state';
import type { BodyEditor } from '../editor/body/body-editor';
import type { UndoOrder } from '../editor/keys/undo-order';
import type { AcrossSelection } from './across-selection';
import { isBlank, withoutPart } from './part-edits';
import type { TextPart } from './text-points';
import type { TitledPiece } from './titled-pieces';

/** What came of a change of several sections. */
export interface Changed {
  /** In how many sections something was changed. */
  readonly changed: number;
  /** Left as they are: one may not write there now. */
  readonly left: readonly SectionId[];
}

export interface AcrossEditsParts {
  readonly selection: AcrossSelection;
  readonly undoOrder: Pick<UndoOrder, 'together' | 'goOn'>;
  readonly titleOf: (section: SectionId) => string | null;
  /** Told of what was left. */
  readonly told: (changed: Changed) => void;
}

export class AcrossEdits {
  readonly #parts: AcrossEditsParts;

  constructor(parts: AcrossEditsParts) {
    this.#parts = parts;
  }

  /** Takes out what is selected, and leaves the caret where it began. @returns whether there was anything to be changed */
  takeOut(): boolean {
    return this.#takeOut(null, null) !== null;
  }

  /** Takes out what is selected; what comes next at the caret, typed, composed or pasted, is of the same step of undo. */
  makeRoom(): boolean {
    const target = this.#takeOut(null, null);
    if (target) this.#parts.undoOrder.goOn(target);
    return target !== null;
  }

  /** The same, with words in its place. */
  replaceWith(text: string): boolean {
    return this.#takeOut(null, text) !== null;
  }

  /**
   * Puts what stood below titles in place of what is selected in the sections of these titles. What stood below others goes with what was
   * before it.
   * @returns false where no section with one of these titles is selected: then it comes in as any other text does
   */
  pasteBelowTitles(pieces: readonly TitledPiece[]): boolean {
    const { selection, undoOrder, titleOf } = this.#parts;
    const parts = selection.parts();
    const given = piecesOf(
      pieces,
      parts.map(({ section }) => ({ section, title: titleOf(section) })),
    );
    if (!given) return false;
    let changed = 0;
    undoOrder.together(() => {
      for (const part of parts) {
        const editor = selection.writable(part);
        const html = given.get(part.section);
        const isTaken = editor?.change((state) => withoutPart(state, part)) ?? false;
        if (editor && html) pasteAt(editor, part.from, html);
        if (isTaken || (editor && html)) changed++;
      }
    });
    selection.clear();
    this.#tell(parts, changed);
    return true;
  }

  /** Takes out all but the part that has the focus, in which a composition has begun: that part the browser replaces itself. */
  makeRoomForComposition(): void {
    const target = this.#parts.selection.target();
    if (!target) return;
    this.#takeOut(target.section, null);
    this.#parts.undoOrder.goOn(target.section);
  }

  /** Does with each part what a key does with a selection in one text: bold, heading. */
  pressIn(event: KeyboardEvent): void {
    const { selection, undoOrder } = this.#parts;
    const ends = selection.ends();
    const parts = selection.parts();
    let changed = 0;
    undoOrder.together(() => {
      for (const part of parts) if (selection.press(part, event)) changed++;
    });
    this.#tell(parts, changed);
    if (ends) selection.select(selection.ends() ?? ends);
  }

  /** @returns the section that has the caret then, null where one may write in none */
  #takeOut(without: SectionId | null, text: string | null): SectionId | null {
    const { selection, undoOrder } = this.#parts;
    const parts = selection.parts();
    const target = selection.target();
    if (!target || !selection.writable(target)) {
      this.#tell(parts, 0);
      return null;
    }
    let changed = 0;
    undoOrder.together(() => {
      for (const part of parts) {
        if (part.section === without) continue;
        const words = part.section === target.section ? text : null;
        const isChanged = selection.writable(part)?.change((state) => {
          const tr = withoutPart(state, part);
          return words === null ? tr : (tr ?? state.tr).insertText(words);
        });
        if (isChanged) changed++;
      }
    });
    selection.clear();
    this.#tell(parts, changed);
    return target.section;
  }

  #tell(parts: readonly TextPart[], changed: number): void {
    const left = parts.filter((part) => part.from < part.to && !this.#parts.selection.writable(part));
    if (left.length > 0) this.#parts.told({ changed, left: left.map(({ section }) => section) });
  }
}

/** What goes into which section; null where it would all go into the first. */
function piecesOf(
  pieces: readonly TitledPiece[],
  sections: readonly { readonly section: SectionId; readonly title: string | null }[],
): ReadonlyMap<SectionId, string> | null {
  const given = new Map<SectionId, string>();
  let isParted = false;
  let at = sections[0]!.section;
  for (const { title, html } of pieces) {
    const own = sections.find((one) => title !== null && one.title === title && !given.has(one.section));
    if (own) [at, isParted] = [own.section, true];
    if (html !== '') given.set(at, (given.get(at) ?? '') + html);
  }
  return isParted ? given : null;
}

/** Pastes where something was taken out. */
function pasteAt({ view }: BodyEditor, pos: number, html: string): void {
  const { doc, tr } = view.state;
  const $pos = doc.resolve(Math.min(pos, doc.content.size));
  // So that a heading comes into an empty text as one.
  view.dispatch(tr.setSelection(isBlank(doc) ? new AllSelection(doc) : Selection.near($pos)));
  view.pasteHTML(html);
}
