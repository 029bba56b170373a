// A Word document as the lines the importer works with, and where in them its remarks and tracked changes stand.

import type { SuggestedChange } from '@huigao/report';
import type { NotUnderstood, SourceLine } from '../source-line';
import type { WordComment } from './comments';
import type { Tracked } from './tracked';

/** A place in a line of the source. */
export interface LinePlace {
  readonly line: number;
  readonly at: number;
}

/** A remark and where it stands; no place: the document does not say. */
export interface PlacedComment extends WordComment {
  readonly from: LinePlace | null;
  readonly to: LinePlace | null;
}

/** Something that was changed under tracking, and where; `from` and `to` are in the text as it was. */
export interface PlacedChange {
  readonly by: Tracked;
  readonly from: LinePlace;
  readonly to: LinePlace;
  readonly taken?: string;
  /** Text, or the border of two paragraphs, with their depths as of lines. */
  readonly put?:
    | { readonly text: string; readonly bold: boolean; readonly note: string | null }
    | { readonly depth: number; readonly next: number };
  /** A format or another kind of block. */
  readonly other?: SuggestedChange;
}

export interface WordSource {
  readonly ok: true;
  readonly lines: readonly SourceLine[];
  readonly notUnderstood: readonly NotUnderstood[];
  readonly comments: readonly PlacedComment[];
  readonly changes: readonly PlacedChange[];
}
