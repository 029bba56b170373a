import { may, mayCloseThread } from '@huigao/report';
import { useEffect, useState } from 'react';
import { useFetchedAtRest } from '../app/fetched-at-rest';
import { useText } from '../app/locale';
import { type ReportSession, useReport, useReportSession } from '../report/report-session';
import { useToast } from '../ui/toast';
import hidden from '../ui/visually-hidden.module.css';
import type { TextSelected } from './comment-desk';
import { type CommentAction, commentActionOf } from './comment-keys';
import { nextThread } from './next-thread';
import { useCompose } from './use-compose';
import { useThreadCommands } from './use-thread-commands';

const fetchPanel = () => import('./comments-panel');

/** The keys of comments, in the text and in the panel; says to screen readers which thread one has come to. */
export default function CommentKeys() {
  const t = useText();
  const session = useReportSession();
  const toast = useToast();
  const compose = useCompose();
  const commands = useThreadCommands();
  const [said, setSaid] = useState('');
  useFetchedAtRest(useReport(({ threads }) => threads.size > 0) ?? false, fetchPanel);

  useEffect(() => {
    const act: Readonly<Record<CommentAction, () => void>> = {
      add: () => {
        const on = wordsAt(session);
        if (!on) return toast(t('comments.no-place'));
        const report = session.store.current();
        if (!report || !may(session.person.id, { do: 'comment', section: on.section }, report))
          return toast(t('comments.not-allowed'));
        compose(on);
      },
      next: () => setSaid(step(session, 'next') ?? t('comments.none')),
      previous: () => setSaid(step(session, 'previous') ?? t('comments.none')),
      reply: () => {
        const { active } = session.comments.desk.current();
        if (active) session.comments.desk.show(active, 'reply');
      },
      resolve: () => {
        const report = session.store.current();
        const thread = report?.threads.get(session.comments.desk.current().active as never);
        if (!report || !thread || !mayCloseThread(session.person.id, thread, report)) return;
        void (thread.resolved ? commands.reopen(thread) : commands.resolve(thread));
      },
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const action = commentActionOf(event);
      // Looked for last: it searches the whole page, which must not cost every key.
      if (!action || document.querySelector('dialog[open]')) return;
      event.preventDefault();
      act[action]();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [session, toast, compose, commands, t]);

  return (
    <div aria-live="polite" className={hidden.text}>
      {said}
    </div>
  );
}

/** What the person has selected; with only a caret its paragraph, the whole section where that is empty. */
function wordsAt({ comments, store }: ReportSession): TextSelected | null {
  const { selected } = comments.desk;
  const body = selected && store.current()?.bodies.get(selected.section);
  if (!selected || !body) return null;
  const { section, from, to } = selected;
  if (from < to || from > body.content.size) return selected;
  const $from = body.resolve(from);
  return $from.depth > 0 ? { section, from: $from.start(1), to: $from.end(1) } : selected;
}

/** Goes to the next thread; gives its first words. From the panel the keyboard goes along, in the text it stays. */
function step({ comments, store, navigator }: ReportSession, direction: 'next' | 'previous'): string | null {
  const report = store.current();
  if (!report) return null;
  const { desk } = comments;
  const caret = desk.selected;
  const { active } = desk.current();
  const next = nextThread(comments.placesIn(report), report, { active, caret }, direction);
  if (!next) return null;
  const inPanel = document.activeElement?.closest('[data-region="panel"]') !== null;
  comments.goTo(next);
  desk.show(next, inPanel ? 'card' : undefined);
  const place = comments.placesIn(report).get(next);
  if (!inPanel && place?.range) navigator.select({ section: place.section, ...place.range });
  return report.threads.get(next)!.comments[0]!.text;
}
