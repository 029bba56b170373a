import type { ThreadId } from '@huigao/report';
import { Send } from 'lucide-react';
import { useText } from '../app/locale';
import card from '../remarks/remark-card.module.css';
import { useClientState } from '../report/report-session';
import styles from './thread-card.module.css';

/** 待发送: something of a thread is kept here until the server is reached. */
export function WaitingTag({ thread }: { readonly thread: ThreadId }) {
  const t = useText();
  const waits = useClientState(({ queued }) =>
    queued.some(
      ({ command, refusal }) => refusal === null && 'thread' in command && command.thread === thread,
    ),
  );
  if (!waits) return null;
  return (
    <p className={styles.waiting}>
      <Send aria-hidden className={card.small} />
      {t('comments.waits')}
    </p>
  );
}
