// Footnotes of a source. In a line's text one character stands where a note is referred to, so that whatever is cut, joined or moved keeps
// it in its place; the line holds what its notes say, in their order.

import { isNoteText } from '@huigao/report';
import { unreadable } from './unreadable';

/** Stands for a note in the text of a line: no character, so that no source has it once what is unreadable is left out. */
export const noteMark = '\ufffe';

/** A text without the marks of its notes. */
export const withoutMarks = (text: string): string => text.replaceAll(noteMark, '');

/** How many notes are referred to in a text. */
export const countMarks = (text: string): number => text.split(noteMark).length - 1;

/** What a note says, as a report can hold it; null: nothing, or more than a note may. */
export function noteText(text: string): string | null {
  const readable = text
    .split('\n')
    .map((line) => line.replace(unreadable, '').trim())
    .filter((line) => line !== '')
    .join('\n');
  return readable !== '' && isNoteText(readable) ? readable : null;
}
