import { useSyncExternalStore } from 'react';

/** Where two texts fit beside each other: history.module.css. */
const wide = window.matchMedia('(min-width: 60rem)');

function subscribe(listener: () => void): () => void {
  wide.addEventListener('change', listener);
  return () => wide.removeEventListener('change', listener);
}

/** Whether the window is wide enough for two texts beside each other. */
export const useWide = (): boolean => useSyncExternalStore(subscribe, () => wide.matches);
