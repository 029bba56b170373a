import { useEffect } from 'react';
import { useReportSession } from './report-session';

/** The step that a key asks for, or null. */
function stepOf({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): 'undo' | 'redo' | null {
  if (!(ctrlKey || metaKey) || altKey) return null;
  if (key.toLowerCase() === 'z') return shiftKey ? 'redo' : 'undo';
  return key.toLowerCase() === 'y' && !shiftKey ? 'redo' : null;
}

/** Undo and redo from anywhere on the page that has no history of its own: the outline, a section one may only read. */
export function useUndoKeys(): void {
  const { undoOrder } = useReportSession();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const step = stepOf(event);
      const inOther =
        event.target instanceof Element && event.target.closest('input, textarea, select, dialog');
      if (!step || event.defaultPrevented || inOther) return;
      event.preventDefault();
      undoOrder[step]();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [undoOrder]);
}
