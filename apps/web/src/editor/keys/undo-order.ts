// One order of undo and redo 撤销、重做 over all sections of a report. The history of each section knows how to take a step back in its
// document; this knows whose turn it is. Changes of the record are no part of it: each has its own way back.

import type { SectionId } from '@huigao/report';
import type * as Y from 'yjs';

/** The steps of one section, of the person at this page only. */
export interface SectionHistory {
  readonly manager: Y.UndoManager;
  /** Takes the last step back, and puts the caret there. */
  readonly undo: () => void;
  readonly redo: () => void;
}

/** A step: a section for each entry of a history that it consists of, in order. */
type Step = readonly SectionId[];

type Stack = 'undo' | 'redo';

interface Added {
  readonly type: Stack;
}
interface Cleared {
  readonly undoStackCleared: boolean;
  readonly redoStackCleared: boolean;
}

const without = (steps: readonly Step[], section: SectionId): Step[] =>
  steps.map((step) => step.filter((one) => one !== section)).filter((step) => step.length > 0);

const entriesIn = ({ manager }: SectionHistory, stack: Stack) =>
  stack === 'undo' ? manager.undoStack.length : manager.redoStack.length;

export class UndoOrder {
  readonly #histories = new Map<SectionId, SectionHistory>();
  readonly #steps: Record<Stack, Step[]> = { undo: [], redo: [] };
  /** The step that is being put together out of several entries, or null. */
  #gathered: SectionId[] | null = null;
  /** The section whose next entry belongs to the last step. */
  #goesOn: SectionId | null = null;

  /** Takes the steps of a section into the order; the returned function takes them out again. */
  register(section: SectionId, history: SectionHistory): () => void {
    const { manager } = history;
    const added = ({ type }: Added) => {
      // What an undo or a redo adds belongs to the step that is being taken.
      if (type === 'undo' && !manager.redoing) this.#edited(section);
    };
    const cleared = ({ undoStackCleared, redoStackCleared }: Cleared) => {
      if (undoStackCleared) this.#forget('undo', section);
      if (redoStackCleared) this.#forget('redo', section);
    };
    this.#histories.set(section, history);
    manager.on('stack-item-added', added);
    manager.on('stack-cleared', cleared);
    return () => {
      manager.off('stack-item-added', added);
      manager.off('stack-cleared', cleared);
      if (this.#histories.get(section) !== history) return;
      this.#histories.delete(section);
      this.#forget('undo', section);
      this.#forget('redo', section);
    };
  }

  get canUndo(): boolean {
    return this.#steps.undo.length > 0;
  }

  get canRedo(): boolean {
    return this.#steps.redo.length > 0;
  }

  /** Takes the last step back, wherever it was. @returns the sections it changed; none when there was nothing */
  undo(): readonly SectionId[] {
    return this.#move('undo', 'redo');
  }

  redo(): readonly SectionId[] {
    return this.#move('redo', 'undo');
  }

  /** Makes all that `act` changes one step. */
  together(act: () => void): void {
    if (this.#gathered) {
      act();
      return;
    }
    this.#gathered = [];
    this.#endCaptures();
    try {
      act();
    } finally {
      const step = this.#gathered;
      this.#gathered = null;
      this.#endCaptures();
      if (step.length > 0) this.#steps.undo.push(step);
    }
  }

  /** What comes next in this section, if it comes next at all, belongs to the last step: what is typed over what was taken out. */
  goOn(section: SectionId): void {
    this.#goesOn = section;
  }

  #edited(section: SectionId): void {
    const last = this.#goesOn === section && !this.#gathered ? this.#steps.undo.pop() : undefined;
    this.#goesOn = null;
    // As in one editor: who goes on writing cannot redo what was taken back before, in whatever section.
    this.#steps.redo = [];
    for (const [other, { manager }] of this.#histories) {
      if (other === section) continue;
      manager.clear(false, true);
      // The next key there is a step of its own, after this one.
      manager.stopCapturing();
    }
    if (this.#gathered) this.#gathered.push(section);
    else this.#steps.undo.push([...(last ?? []), section]);
  }

  #move(from: Stack, to: Stack): readonly SectionId[] {
    this.#goesOn = null;
    for (let step = this.#steps[from].pop(); step; step = this.#steps[from].pop()) {
      const moved = [...step].reverse().filter((section) => this.#take(from, section));
      if (moved.length === 0) continue;
      this.#steps[to].push(moved);
      return moved;
    }
    return [];
  }

  /** Takes one entry of a section. Yjs passes over entries that others have made void, and takes the one before. */
  #take(stack: Stack, section: SectionId): boolean {
    const history = this.#histories.get(section);
    const before = history ? entriesIn(history, stack) : 0;
    if (!history || before === 0) return false;
    const other = stack === 'undo' ? 'redo' : 'undo';
    const gained = entriesIn(history, other);
    history[stack]();
    for (let passed = before - 1 - entriesIn(history, stack); passed > 0; passed--)
      this.#drop(stack, section);
    return entriesIn(history, other) > gained;
  }

  /** Drops the newest entry of a section out of the order. */
  #drop(stack: Stack, section: SectionId): void {
    const steps = this.#steps[stack];
    const at = steps.findLastIndex((step) => step.includes(section));
    if (at < 0) return;
    const index = steps[at]!.lastIndexOf(section);
    const rest = steps[at]!.toSpliced(index, 1);
    steps.splice(at, 1, ...(rest.length > 0 ? [rest] : []));
  }

  #forget(stack: Stack, section: SectionId): void {
    this.#steps[stack] = without(this.#steps[stack], section);
  }

  #endCaptures(): void {
    for (const { manager } of this.#histories.values()) manager.stopCapturing();
  }
}
