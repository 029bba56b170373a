// How a command ends, and what every kind of command asks of the words it brings.

import type { PersonId, Report, SectionId, WaivedFinding, WorkflowRefusal } from '@huigao/report';
import type * as Y from 'yjs';

/** Why a command is refused. `conflict` carries the figure, or the rule, as it is now in `detail`, as JSON. */
export type CommandRefusalCode =
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'exists'
  | 'bad-text'
  | 'bad-date'
  | 'bad-value'
  | 'bad-format'
  | 'bad-formula'
  | 'cycle'
  | 'computed-figure'
  | 'retired-figure'
  | 'figure-in-use'
  | 'other-unit'
  | 'too-many-figures'
  | 'bad-record'
  | 'too-many-records'
  | 'bad-role'
  | 'last-owner'
  | 'unknown-person'
  | 'too-many-groups'
  | 'bad-comment'
  | 'bad-mention'
  | 'bad-anchor'
  | 'too-many-comments'
  | 'bad-suggestion'
  | 'too-many-suggestions'
  | 'suggestion-stale'
  | 'suggestion-decided'
  | 'suggestion-revised'
  | 'section-full'
  | 'bad-place'
  | 'required-section'
  | 'section-locked'
  | 'too-many-sections'
  | 'section-changed'
  | 'open-findings'
  | 'too-many-waivers'
  | 'bad-rule'
  | 'too-many-rules'
  | 'not-all-agreed'
  | 'frozen-already'
  | 'too-many-finals'
  | WorkflowRefusal;

export type CommandResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly code: CommandRefusalCode; readonly detail: string };

export type CommandRefused = Extract<CommandResult, { readonly ok: false }>;

export const done: CommandResult = { ok: true };
export const refuse = (code: CommandRefusalCode, detail = ''): CommandRefused => ({
  ok: false,
  code,
  detail,
});

/** Who sends a command, when it arrives (epoch ms), and what the record itself does not know. */
export interface CommandContext {
  readonly by: PersonId;
  readonly at: number;
  /** The whole report as accepted, for commands that bind to a text; absent where there is only the record. */
  readonly report?: () => Report;
  /** The document of a section as shown, for commands that anchor something in it. */
  readonly section?: (section: SectionId) => Y.Doc | null;
  /**
   * Changes the text of a section as accepted, in the same step as the record: what `edit` writes into the document is judged as an edit
   * by the server, and kept or lost together with what the command changes in the record, which then must not refuse any more.
   */
  readonly rewrite?: (section: SectionId, edit: (text: Y.Doc) => void) => CommandResult;
  /** The open finding of a fingerprint, as the checks find it now; null when there is none. */
  readonly openFinding?: (report: Report, fingerprint: string) => WaivedFinding | null;
  /** What keeps a section from being handed in, or the report (null) from being frozen: the rules of open findings that block. */
  readonly blocking?: (report: Report, section: SectionId | null) => readonly string[];
}

/** Longest title, name or reason, in UTF-16 units. */
export const maxTextLength = 200;
export const goodText = (text: unknown): text is string =>
  typeof text === 'string' && text.trim() !== '' && text.length <= maxTextLength;
export const goodDate = (date: unknown) =>
  date === null || (typeof date === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(date));
