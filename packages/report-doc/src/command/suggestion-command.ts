// What can be asked of suggestions 修订建议: the commands, and where the section they speak of is.

import {
  type Anchor,
  maybeSection,
  type SectionId,
  type SuggestedChange,
  type SuggestionId,
} from '@huigao/report';
import type { ReportRecord } from '../record';

/** A suggestion as the one who decides saw it. */
export interface SeenSuggestion {
  readonly suggestion: SuggestionId;
  readonly version: number;
}

/** What a suggestion is of, in the words of who makes it. */
export interface SuggestedAt {
  readonly anchor: Anchor;
  /** What stood there as its author saw it (`groundText`): where something else stands by now, it is refused. */
  readonly text: string;
  readonly change: SuggestedChange;
  readonly why: string;
}

export type SuggestionCommand =
  | ({
      readonly type: 'suggest';
      readonly suggestion: SuggestionId;
      readonly section: SectionId;
    } & SuggestedAt)
  /** By its author, while it waits: as he goes on typing. */
  | ({ readonly type: 'reviseSuggestion'; readonly suggestion: SuggestionId } & SuggestedAt)
  | { readonly type: 'withdrawSuggestion'; readonly suggestion: SuggestionId }
  /** Those that cannot be accepted as they were seen are left as they are, as long as one can. */
  | { readonly type: 'acceptSuggestions'; readonly suggestions: readonly SeenSuggestion[] }
  | {
      readonly type: 'rejectSuggestions';
      readonly suggestions: readonly SeenSuggestion[];
      /** Told to their authors; absent: nothing is said. */
      readonly why?: string;
    }
  /** Takes decisions back; where one was accepted, only if what was put in still stands as it was put in. */
  | { readonly type: 'reopenSuggestions'; readonly suggestions: readonly SeenSuggestion[] };

const types = {
  suggest: true,
  reviseSuggestion: true,
  withdrawSuggestion: true,
  acceptSuggestions: true,
  rejectSuggestions: true,
  reopenSuggestions: true,
} as const satisfies Record<SuggestionCommand['type'], true>;

export const isSuggestionCommand = (command: { readonly type: string }): command is SuggestionCommand =>
  Object.hasOwn(types, command.type);

/** The entry of a section in the outline of the record. */
export const sectionIn = (record: ReportRecord, section: SectionId) =>
  maybeSection({ ...record, bodies: new Map() }, section);
