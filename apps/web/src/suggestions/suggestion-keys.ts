// The keys of suggestions: the same in the text and in the panel.

import { functionKey, type PageKey, pressedOf, withBoth } from '../app/page-keys';

export const suggestionKeys = {
  next: functionKey('F9', 'alone'),
  previous: functionKey('F9', 'shift'),
  accept: withBoth('Y'),
  reject: withBoth('N'),
} as const satisfies Record<string, PageKey>;

export type SuggestionAction = keyof typeof suggestionKeys;

/** What a key press asks for, or null. */
export const suggestionActionOf = (event: KeyboardEvent): SuggestionAction | null =>
  pressedOf(suggestionKeys, event);
