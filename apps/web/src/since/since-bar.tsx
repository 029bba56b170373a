import { ArrowDown, ArrowUp, CheckCheck } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useText } from '../app/locale';
import { useSectionName } from '../checks/use-section-name';
import { type TextRange, useReportSession } from '../report/report-session';
import { Button, IconButton } from '../ui/button';
import { useToast } from '../ui/toast';
import { nextPassage, type Standing } from './next-passage';
import styles from './since-bar.module.css';
import type { SinceSession } from './since-session';

/** The key that goes from change to change; with Shift, back. */
const key = 'F4';

export interface SinceBarProps {
  readonly session: SinceSession;
  /** In the order of the text; at least one. */
  readonly passages: readonly TextRange[];
}

/** How many passages changed since the person was last here; leads from one to the next, and takes all as read. */
export default function SinceBar({ session, passages }: SinceBarProps) {
  const t = useText();
  const toast = useToast();
  const sectionName = useSectionName();
  const { store, navigator } = useReportSession();
  const standing = useRef<Standing | null>(null);
  const [said, setSaid] = useState<string | null>(null);

  const step = (by: 1 | -1) => {
    const outline = store.current()?.outline ?? [];
    const at = nextPassage(passages, outline, standing.current, by);
    const passage = passages[at];
    if (!passage) return;
    standing.current = passage;
    navigator.goTo(passage);
    const section = sectionName(passage.section);
    setSaid(t('since.at', { at: at + 1, count: passages.length, section }));
  };
  useStepKey(step);

  const readAll = () => {
    const takeBack = session.readAll();
    toast(t('since.all-read-done'), 'done', { label: t('comments.undo'), act: takeBack });
  };
  return (
    <div className={styles.dock}>
      <section className={styles.bar} aria-label={t('since.title')}>
        <span className={styles.count} role="status">
          {said ?? t('since.count', { count: passages.length })}
        </span>
        <IconButton
          icon={ArrowUp}
          size="sm"
          label={t('since.previous', { key: `Shift+${key}` })}
          aria-keyshortcuts={`Shift+${key}`}
          onClick={() => step(-1)}
        />
        <IconButton
          icon={ArrowDown}
          size="sm"
          label={t('since.next', { key })}
          aria-keyshortcuts={key}
          onClick={() => step(1)}
        />
        <Button size="sm" variant="quiet" icon={CheckCheck} onClick={readAll}>
          {t('since.all-read')}
        </Button>
      </section>
    </div>
  );
}

function useStepKey(step: (by: 1 | -1) => void): void {
  const newest = useRef(step);
  useEffect(() => {
    newest.current = step;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== key || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.defaultPrevented || event.isComposing || document.querySelector('dialog[open]')) return;
      event.preventDefault();
      newest.current(event.shiftKey ? -1 : 1);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
