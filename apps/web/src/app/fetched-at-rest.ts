import { useEffect } from 'react';
import { whenNotTyping } from './typing-pause';

/** After this what a page shows at once is there. */
const restMs = 1500;

interface AtRest {
  readonly afterMs?: number;
  /** Looked at again after as long, until it is. */
  readonly isTime?: () => boolean;
}

/**
 * Fetches code that will be asked for soon, once the page is at rest: what opens with a press is there then, and who never presses has
 * paid in a pause. The returned function calls it off.
 */
export function fetchAtRest(
  fetch: () => Promise<unknown>,
  { afterMs = restMs, isTime = () => true }: AtRest = {},
): () => void {
  let callOff = () => {};
  const look = () => {
    if (!isTime()) return;
    clearInterval(timer);
    // Without a network it is fetched when it is asked for, and says so.
    callOff = whenNotTyping(() => void fetch().catch(() => {}));
  };
  const timer = setInterval(look, afterMs);
  return () => {
    clearInterval(timer);
    callOff();
  };
}

/**
 * The same for as long as it is needed.
 * @param fetch - the same function each time
 */
export function useFetchedAtRest(isNeeded: boolean, fetch: () => Promise<unknown>): void {
  useEffect(() => (isNeeded ? fetchAtRest(fetch) : undefined), [isNeeded, fetch]);
}
