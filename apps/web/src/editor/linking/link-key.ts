const isMac = /Mac|iPhone|iPad/.test(navigator.platform);

/** The key that links a typed number and opens the card of a linked one, as this machine writes it. */
export const linkKey = isMac ? '⇧⌘L' : 'Ctrl+Shift+L';
