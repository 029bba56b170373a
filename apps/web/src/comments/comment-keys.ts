// The keys of comments: the same in the text and in the panel.

import { functionKey, pressedOf, withBoth } from '../app/page-keys';

export const commentKeys = {
  add: withBoth('M'),
  next: functionKey('F8', 'alone'),
  previous: functionKey('F8', 'shift'),
  reply: withBoth('R'),
  resolve: withBoth('D'),
} as const;

export type CommentAction = keyof typeof commentKeys;

/** What a key press asks for, or null. */
export const commentActionOf = (event: KeyboardEvent): CommentAction | null => pressedOf(commentKeys, event);
