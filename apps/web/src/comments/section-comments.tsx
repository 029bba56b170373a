import type { SectionId, ThreadId } from '@huigao/report';
import { MessageSquarePlus, MessageSquareText } from 'lucide-react';
import { useText } from '../app/locale';
import { useReportSession } from '../report/report-session';
import { IconButton } from '../ui/button';
import styles from './comments.module.css';
import { useDesk, useMayComment } from './use-comments';
import { useCompose } from './use-compose';
import { useSectionThreads } from './use-section-threads';

/** Beside a section's heading: the threads on it as a whole, and a way to begin one. */
export function SectionComments({ section }: { readonly section: SectionId }) {
  const t = useText();
  const { comments } = useReportSession();
  const compose = useCompose();
  const mayComment = useMayComment(section);
  const { whole } = useSectionThreads(section);
  const active = useDesk((state) => state.active);
  const show = (ids: readonly ThreadId[]) =>
    comments.desk.show(ids[(active === null ? 0 : ids.indexOf(active) + 1) % ids.length]!);
  return (
    <span className={styles.section}>
      {whole.length > 0 && (
        <button
          type="button"
          className={styles.whole}
          data-active={(active !== null && whole.includes(active)) || undefined}
          aria-label={t('comments.at-block', { count: whole.length })}
          onClick={() => show(whole)}
        >
          <MessageSquareText aria-hidden className={styles.markerIcon} />
          {whole.length}
        </button>
      )}
      {mayComment && (
        <span className={styles.addToSection}>
          <IconButton
            size="sm"
            icon={MessageSquarePlus}
            label={t('comments.add-to-section')}
            onClick={() => compose({ section, from: 0, to: 0 })}
          />
        </span>
      )}
    </span>
  );
}
