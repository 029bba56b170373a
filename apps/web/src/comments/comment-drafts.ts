// What was begun and not sent. It outlives the panel and a reload of the page; it goes with the tab.

const prefix = 'huigao.comment.';

export function keptDraft(key: string): string {
  try {
    return sessionStorage.getItem(prefix + key) ?? '';
  } catch {
    // A browser may forbid it.
    return '';
  }
}

export function keepDraft(key: string, text: string): void {
  try {
    if (text.trim() === '') sessionStorage.removeItem(prefix + key);
    else sessionStorage.setItem(prefix + key, text);
  } catch {
    // As above, or it is full: the text is still in its field.
  }
}
