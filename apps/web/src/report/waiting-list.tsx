import { suggestedSlice } from '@huigao/report';
import { isSuggestionCommand, type SuggestionCommand } from '@huigao/report-doc';
import type { QueuedCommand } from '@huigao/sync/client';
import { Send, TriangleAlert, X } from 'lucide-react';
import { type Translate, useText } from '../app/locale';
import { exactText } from '../figures/shown-value';
import { Button } from '../ui/button';
import styles from './banners.module.css';
import { useClientState, useReport, useReportSession } from './report-session';

/** 待发送的操作: what was done without a connection and is not on the server yet, or was refused there. */
export function WaitingList() {
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
  const what = useWords(t, queued);
  const { refusal } = queued;
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

function useWords(t: Translate, { command }: QueuedCommand): string {
  const figures = useReport((report) => report.figures);
  if (command.type === 'setFigureValue') {
    const figure = figures?.get(command.figure);
    const value =
      command.value === null
        ? t('figures.no-value')
        : figure
          ? exactText(command.value, figure)
          : command.value;
    return t('waiting.figure', { label: figure?.label ?? command.figure, value });
  }
  if (isSuggestionCommand(command)) return t('waiting.suggestion', { text: suggestedWords(command) });
  return 'text' in command ? t('waiting.comment', { text: command.text }) : t('waiting.thread');
}

/** What a suggestion is of: the words it puts in, else those it is for. */
function suggestedWords(command: SuggestionCommand): string {
  if (!('anchor' in command)) return '';
  const { change, text } = command;
  const slice = change.do === 'replace' ? suggestedSlice(change.slice) : null;
  return slice?.content.textBetween(0, slice.content.size, ' ') || text.replaceAll(/\uFFFC[^;]*;/g, '…');
}
