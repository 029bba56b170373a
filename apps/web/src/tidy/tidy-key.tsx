import type { SectionId } from '@huigao/report';
import { useEffect, useState } from 'react';
import { useReportSession } from '../report/report-session';
import { TidyDialog } from './late-dialog';
import { tidyKey } from './tidy-keys';

/** The key of 整理, which begins with the section one writes in. */
export default function TidyKey() {
  const { navigator } = useReportSession();
  const [opened, setOpened] = useState<{ readonly section: SectionId | null } | null>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || !tidyKey.isPressed(event)) return;
      // Looked for last: it searches the whole page, which must not cost every key.
      if (document.querySelector('dialog[open]')) return;
      event.preventDefault();
      setOpened({ section: navigator.active() });
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [navigator]);
  return opened && <TidyDialog section={opened.section} onClose={() => setOpened(null)} />;
}
