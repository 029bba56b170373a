import { useEffect, useSyncExternalStore } from 'react';
import { useReportSession } from '../report/report-session';

/** What is selected on the page, if it is a few words of one line. */
function selectedWords(): string {
  const words = document.getSelection()?.toString() ?? '';
  return words.length <= 100 && !words.includes('\n') ? words.trim() : '';
}

/**
 * Opens find with Ctrl+F and replace with Ctrl+H, and steps with F3. The browser's own find stays within reach: with the focus in
 * ours, Ctrl+F opens it.
 * @returns whether it is open
 */
export function useFindKeys(): boolean {
  const { find } = useReportSession();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isCommand = event.ctrlKey || event.metaKey;
      // Looked for last: it searches the whole page, which must not cost every key.
      if (event.defaultPrevented || event.altKey || !(isCommand || event.key === 'F3')) return;
      if (document.querySelector('dialog[open]')) return;
      const key = event.key.toLowerCase();
      const inFind =
        event.target instanceof Element && event.target.closest('search[data-region=find]') !== null;
      if (isCommand && !event.shiftKey && key === 'f' && !inFind) find.open('find', selectedWords());
      else if (isCommand && !event.shiftKey && key === 'h')
        find.open('replace', inFind ? '' : selectedWords());
      else if (event.key === 'F3' && find.state().open !== 'no') find.step(event.shiftKey ? -1 : 1);
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [find]);
  return useSyncExternalStore(find.subscribe, () => find.state().open !== 'no');
}
