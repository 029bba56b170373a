import type { Figure, FigureId } from '@huigao/report';
import type { EnteredValue, ValueSave } from './use-value-saves';
import type { AfterEntry } from './value-editor';

/** A value that was not taken. */
export type RefusedSave = Extract<ValueSave, { readonly state: 'conflict' | 'failed' }>;

/** What one can do from a row; the same object for as long as the panel lives, so that rows draw anew only for their own sake. */
export interface FigureRowActions {
  readonly startEditing: (figure: Figure) => void;
  readonly enter: (figure: Figure, entered: EnteredValue, after: AfterEntry) => void;
  readonly cancel: () => void;
  /** Says why a value cannot be changed: a finger cannot hover over it. */
  readonly explain: (reason: string) => void;
  readonly goToPlace: (figure: FigureId) => void;
  readonly insert: (figure: Figure) => void;
  readonly openSettings: (figure: Figure) => void;
  readonly openHistory: (figure: Figure) => void;
  readonly openRetire: (figure: Figure) => void;
  readonly openMerge: (figure: Figure) => void;
  readonly openSplit: (figure: Figure) => void;
  readonly publish: (figures: readonly Figure[]) => void;
  readonly dropProposal: (figure: Figure) => void;
  readonly revive: (figure: Figure) => void;
  readonly separate: (figure: Figure) => void;
  readonly remove: (figure: Figure) => void;
  /** Sends a value again that was not taken, now over the figure as it is. */
  readonly sendAgain: (figure: Figure, save: RefusedSave) => void;
  readonly dismiss: (figure: FigureId) => void;
}
