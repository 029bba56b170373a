// The keys of comments: the same in the text and in the panel.

const isMac = /Mac|iPhone|iPad/.test(navigator.platform);

/** A key as it is pressed, as this machine writes it, and as screen readers are told. */
interface CommentKey {
  readonly shown: string;
  readonly aria: string;
  readonly isPressed: (event: KeyboardEvent) => boolean;
}

/** With Ctrl and Alt (⌘ and ⌥). By the place of the key, for Alt makes another letter of it on some keyboards. */
const withBoth = (letter: string): CommentKey => ({
  shown: isMac ? `⌥⌘${letter}` : `Ctrl+Alt+${letter}`,
  aria: isMac ? `Meta+Alt+${letter}` : `Control+Alt+${letter}`,
  isPressed: ({ code, ctrlKey, metaKey, altKey, shiftKey }) =>
    code === `Key${letter}` && altKey && !shiftKey && (isMac ? metaKey && !ctrlKey : ctrlKey && !metaKey),
});

const functionKey = (name: string, shift: 'alone' | 'shift'): CommentKey => ({
  shown: shift === 'shift' ? `Shift+${name}` : name,
  aria: shift === 'shift' ? `Shift+${name}` : name,
  isPressed: ({ key, ctrlKey, metaKey, altKey, shiftKey }) =>
    key === name && shiftKey === (shift === 'shift') && !ctrlKey && !metaKey && !altKey,
});

export const commentKeys = {
  add: withBoth('M'),
  next: functionKey('F8', 'alone'),
  previous: functionKey('F8', 'shift'),
  reply: withBoth('R'),
  resolve: withBoth('D'),
} as const;

export type CommentAction = keyof typeof commentKeys;

/** What a key press asks for, or null. */
export function commentActionOf(event: KeyboardEvent): CommentAction | null {
  const actions = Object.keys(commentKeys) as CommentAction[];
  return actions.find((action) => commentKeys[action].isPressed(event)) ?? null;
}
