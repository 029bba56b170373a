import { type RefObject, useEffect, useRef } from 'react';
import { isRange, type PastedRange, pastedRange } from './table-import/pasted-range';

/**
 * A range of a spreadsheet that is pasted anywhere on a panel but into a field. A browser of two years ago tells of what is pasted on a
 * button at the page as a whole, so the page is listened to, and asked where the focus is.
 * @param onRange - null while one may not take it in
 */
export function usePastedRange(
  panel: RefObject<HTMLElement | null>,
  onRange: ((range: PastedRange) => void) | null,
): void {
  const take = useRef(onRange);
  take.current = onRange;
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const target = event.target === document.body ? document.activeElement : event.target;
      const isHere = target instanceof Element && panel.current?.contains(target);
      if (!take.current || !isHere || target instanceof HTMLInputElement || event.defaultPrevented) return;
      const range = event.clipboardData && pastedRange(event.clipboardData);
      if (!range || !isRange(range)) return;
      event.preventDefault();
      take.current(range);
    };
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  }, [panel]);
}
