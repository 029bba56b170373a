import { type MessageKey, message } from '@huigao/messages';
import { CommandFailure, type CommandIo } from './io';

/** A failure in the user's language. */
export function failure(
  { locale }: CommandIo,
  key: MessageKey,
  parameters: Record<string, string | number>,
): CommandFailure {
  return new CommandFailure(message(locale, key, parameters));
}

/** The code of a system error (`EACCES`), or its text. */
export const reasonOf = (error: unknown) =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error);
