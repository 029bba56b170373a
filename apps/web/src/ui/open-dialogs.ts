// Modal dialogs that are open, the top one last. What lies below it can neither be read nor reached.
import { useSyncExternalStore } from 'react';

const open: HTMLElement[] = [];
const listeners = new Set<() => void>();

const tell = () => {
  for (const listener of [...listeners]) listener();
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** Counts a dialog as open until what is returned is called. */
export function enterDialog(dialog: HTMLElement): () => void {
  open.push(dialog);
  tell();
  return () => {
    open.splice(open.indexOf(dialog), 1);
    tell();
  };
}

/** The dialog over all others; null: none is open. */
export const useTopDialog = (): HTMLElement | null =>
  useSyncExternalStore(subscribe, () => open.at(-1) ?? null);
