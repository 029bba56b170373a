import type { Thread } from '@huigao/report';
import { UserRoundCheck } from 'lucide-react';
import { useText } from '../app/locale';
import card from '../remarks/remark-card.module.css';
import { useReport, useReportSession } from '../report/report-session';
import { useNow } from '../start/use-now';
import styles from './thread-card.module.css';

/** The day as `YYYY-MM-DD`, where the browser is. */
const dayOf = (at: number) => {
  const date = new Date(at);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
};

/** Who is to see to a thread, and until when. */
export function AssignedTag({ thread: { assignee, due, resolved } }: { readonly thread: Thread }) {
  const t = useText();
  const { person } = useReportSession();
  const now = useNow();
  const name = useReport((report) => (assignee ? report.people.get(assignee)?.name : null));
  if (!assignee && !due) return null;
  const isLate = due !== null && !resolved && due < dayOf(now);
  const who =
    assignee === person.id
      ? t('comments.assigned-to-me')
      : assignee && t('comments.assigned-to', { name: name ?? t('members.gone') });
  return (
    <p
      className={styles.assigned}
      data-late={isLate || undefined}
      data-mine={assignee === person.id || undefined}
    >
      <UserRoundCheck aria-hidden className={card.small} />
      {who && <span>{who}</span>}
      {due && <span>{t(isLate ? 'comments.overdue' : 'comments.due-on', { date: due })}</span>}
    </p>
  );
}
