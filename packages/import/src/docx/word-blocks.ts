// What the reader of a Word document's body gives: paragraphs and tables in reading order, and what of them is no text.

import type { ParagraphBuilder } from './paragraph-builder';

/** A cell while it is being read; one that goes on from above is merged when the table ends. */
export interface WordCell {
  readonly paragraphs: ParagraphBuilder[];
  colspan: number;
  goesOn: boolean;
}

export interface WordRow {
  readonly cells: WordCell[];
  isHeader: boolean;
}

export type WordBlock =
  | { readonly type: 'paragraph'; readonly paragraph: ParagraphBuilder; readonly isBoxed: boolean }
  | { readonly type: 'table'; readonly rows: readonly WordRow[] };

/** What of a document is not in its text as it stood. `after`: the number of blocks before it. */
export interface WordNotice {
  readonly after: number;
  readonly text: string;
  readonly why:
    | 'tracked-insertion'
    | 'tracked-deletion'
    | 'image-left-out'
    | 'embedded-left-out'
    | 'contents-left-out'
    | 'hidden-text-left-out'
    | 'endnote-as-footnote'
    | 'unreadable-characters';
}

/** Thrown when a document has more of something than any report. */
export class TooMuch extends Error {}
