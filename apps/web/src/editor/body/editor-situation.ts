// What the caret stands in, as far as something is offered for it: a typed trigger, a number that could be linked, a selection that
// could be commented on.

import type { Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import type { PlainRange } from '../binding/held-range';
import { type TypedTrigger, typedTrigger } from '../inserting/figure-trigger';
import { numberAtSelection, type TypedNumber } from '../linking/number-link';
import { type FindingMark, findingAt } from '../marks/finding-marks';

/** A number the caret rests in, with what the checks say of it. */
export interface NumberHere {
  readonly typed: TypedNumber;
  readonly finding: FindingMark | null;
}

/** A number is offered to be linked once the caret rests: not in the midst of typing or of a selection being drawn. */
const restMs = 300;

/** The number at the selection of a view, or null. */
export function numberHere({ state }: EditorView): NumberHere | null {
  const typed = numberAtSelection(state);
  return typed && { typed, finding: findingAt(state, typed.from) };
}

export class EditorSituation {
  #trigger: TypedTrigger | null = null;
  #number: NumberHere | null = null;
  #range: PlainRange | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #listeners = new Set<() => void>();

  readonly trigger = () => this.#trigger;
  readonly number = () => this.#number;
  /** What is selected, also where one may not write. */
  readonly range = () => this.#range;

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Takes note of a transaction that was applied to a view. */
  update(view: EditorView, tr: Transaction): void {
    if (!tr.docChanged && !tr.selectionSet && typedTrigger(view.state) === this.#trigger) return;
    this.#callOff();
    this.#set(typedTrigger(view.state));
    if (tr.docChanged) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      if (view.isDestroyed || !view.hasFocus() || view.composing) return;
      const { empty, from, to } = view.state.selection;
      this.#set(this.#trigger, view.editable ? numberHere(view) : null, empty ? null : { from, to });
    }, restMs);
  }

  /** Offers nothing until the next change. */
  clear(): void {
    this.#callOff();
    this.#set(null);
  }

  #callOff(): void {
    if (this.#timer === undefined) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #set(
    trigger: TypedTrigger | null,
    number: NumberHere | null = null,
    range: PlainRange | null = null,
  ): void {
    if (trigger === this.#trigger && number === this.#number && range === this.#range) return;
    this.#trigger = trigger;
    this.#number = number;
    this.#range = range;
    for (const listener of this.#listeners) listener();
  }
}
