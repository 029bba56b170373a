import { useSyncExternalStore } from 'react';

const tokenInAddress = () => new URLSearchParams(location.hash.slice(1)).get('token') ?? '';

/** Another link opened in the same tab changes only the fragment. */
function onHashChange(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

/** The token of the link that was opened. It stands in the fragment, so that no log of a server or proxy holds it. */
export const useTokenInAddress = (): string => useSyncExternalStore(onHashChange, tokenInAddress);
