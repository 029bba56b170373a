import { useEffect } from 'react';
import type { AcrossPage } from './across-page';
import type { TextPoint } from './text-points';

/** The events of a tap that must do nothing else: put the caret there, open what stands there. */
const types = ['mousedown', 'mouseup', 'click'] as const;

/**
 * While a selection is being extended, a tap on the page says how far, and nothing else. Scrolling stays what it is.
 * @param onTap - called with what was tapped, and with null when Escape calls it off
 */
export function useExtendingTap(
  { caret }: Pick<AcrossPage, 'caret'>,
  isExtending: boolean,
  onTap: (to: TextPoint | null) => void,
): void {
  useEffect(() => {
    if (!isExtending) return;
    const desk = document.getElementById('main')!;
    const onPress = (event: MouseEvent) => {
      if (!desk.contains(event.target as Node)) return;
      event.preventDefault();
      event.stopPropagation();
      if (event.type === 'click') onTap(caret.at(event.clientX, event.clientY));
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') onTap(null);
    };
    // Before the page, which takes its events at the document.
    for (const type of types) window.addEventListener(type, onPress, true);
    window.addEventListener('keydown', onKey, true);
    return () => {
      for (const type of types) window.removeEventListener(type, onPress, true);
      window.removeEventListener('keydown', onKey, true);
    };
  }, [caret, isExtending, onTap]);
}
