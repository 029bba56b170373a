// Keys of the page, as they are pressed, as this machine writes them, and as screen readers are told.

const isMac = /Mac|iPhone|iPad/.test(navigator.platform);

export interface PageKey {
  readonly shown: string;
  readonly aria: string;
  readonly isPressed: (event: KeyboardEvent) => boolean;
}

/** With Ctrl and Alt (⌘ and ⌥). By the place of the key, for Alt makes another letter of it on some keyboards. */
export const withBoth = (letter: string): PageKey => ({
  shown: isMac ? `⌥⌘${letter}` : `Ctrl+Alt+${letter}`,
  aria: isMac ? `Meta+Alt+${letter}` : `Control+Alt+${letter}`,
  isPressed: ({ code, ctrlKey, metaKey, altKey, shiftKey }) =>
    code === `Key${letter}` && altKey && !shiftKey && (isMac ? metaKey && !ctrlKey : ctrlKey && !metaKey),
});

export const functionKey = (name: string, shift: 'alone' | 'shift'): PageKey => ({
  shown: shift === 'shift' ? `Shift+${name}` : name,
  aria: shift === 'shift' ? `Shift+${name}` : name,
  isPressed: ({ key, ctrlKey, metaKey, altKey, shiftKey }) =>
    key === name && shiftKey === (shift === 'shift') && !ctrlKey && !metaKey && !altKey,
});

/** Which of these keys was pressed, or null. */
export function pressedOf<Action extends string>(
  keys: Readonly<Record<Action, PageKey>>,
  event: KeyboardEvent,
): Action | null {
  return (Object.keys(keys) as Action[]).find((action) => keys[action].isPressed(event)) ?? null;
}
