import { useEffect } from 'react';
import { whenNotTyping } from './typing-pause';

/** After this what a page shows at once is there. */
const restMs = 1500;

/**
 * Fetches code that will be asked for soon, once the page is at rest: what opens with a press is there then, and who never presses has
 * paid in a pause.
 * @param fetch - the same function each time
 */
export function useFetchedAtRest(isNeeded: boolean, fetch: () => Promise<unknown>): void {
  useEffect(() => {
    if (!isNeeded) return;
    let callOff = () => {};
    const timer = setTimeout(() => {
      // Without a network it is fetched when it is asked for, and says so.
      callOff = whenNotTyping(() => void fetch().catch(() => {}));
    }, restMs);
    return () => {
      clearTimeout(timer);
      callOff();
    };
  }, [isNeeded, fetch]);
}
