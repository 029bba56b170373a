import { isSuggestionCommand } from '@huigao/report-doc';
import type { QueuedCommand } from '@huigao/sync/client';
import { Send, TriangleAlert, X } from 'lucide-react';
import { useText } from '../app/locale';
import { useSectionName } from '../checks/use-section-name';
import { Button } from '../ui/button';
import styles from './banners.module.css';
import { useClientState, useReport, useReportSession } from './report-session';
import { waitingWords } from './waiting-words';

/** 待发送的操作: what was done without a connection and is not on the server yet, or was refused there. */
export default function WaitingList() {
  const t = useText();
  const all = useClientState((state) => state.queued);
  const isOnline = useClientState((state) => state.connection === 'online');
  // Suggestions go as one types: there is nothing to tell of those that are on their way.
  const queued = all.filter(({ command, refusal }) => refusal || !isOnline || !isSuggestionCommand(command));
  if (queued.length === 0) return null;
  const isRefused = queued.some(({ refusal }) => refusal !== null);
  return (
    <section className={styles.drafts} aria-label={t('waiting.title')} role={isRefused ? 'alert' : 'status'}>
      <h2 className={styles.draftsTitle}>{t('waiting.title')}</h2>
      <ul>
        {queued.map((one) => (
          <WaitingLine key={one.id} queued={one} />
        ))}
      </ul>
    </section>
  );
}

function WaitingLine({ queued }: { readonly queued: QueuedCommand }) {
  const t = useText();
  const { client } = useReportSession();
  const section = useSectionName();
  const told = useReport((report) => report);
  const { command, refusal } = queued;
  const what = told ? waitingWords(t, command, { ...told, section }) : '';
  const Icon = refusal ? TriangleAlert : Send;
  return (
    <li className={styles.draft} data-waiting={refusal ? 'refused' : 'queued'}>
      <div className={styles.words}>
        <Icon aria-hidden className={styles.icon} /> <strong>{what}</strong>{' '}
        {refusal ? t('waiting.refused', { why: refusal.text }) : t('waiting.queued')}
      </div>
      {/* A suggestion is taken back where it was made. */}
      {(refusal || !isSuggestionCommand(queued.command)) && (
        <Button size="sm" icon={X} onClick={() => client.dismissCommand(queued.id)}>
          {t(refusal ? 'waiting.seen' : 'waiting.give-up')}
        </Button>
      )}
    </li>
  );
}
