// How a command ends, and what every kind of command asks of the words it brings.

import type { PersonId } from '@huigao/report';

/** Why a command is refused. `conflict` carries the figure as it is now in `detail`, as JSON. */
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
  | 'bad-role'
  | 'last-owner'
  | 'unknown-person'
  | 'too-many-groups';

export type CommandResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly code: CommandRefusalCode; readonly detail: string };

export const done: CommandResult = { ok: true };
export const refuse = (code: CommandRefusalCode, detail = ''): CommandResult => ({ ok: false, code, detail });

/** Who sends a command, and when it arrives (epoch ms). */
export interface CommandContext {
  readonly by: PersonId;
  readonly at: number;
}

/** Longest title, name or reason, in UTF-16 units. */
export const maxTextLength = 200;
export const goodText = (text: unknown): text is string =>
  typeof text === 'string' && text.trim() !== '' && text.length <= maxTextLength;
export const goodDate = (date: unknown) =>
  date === null || (typeof date === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(date));
