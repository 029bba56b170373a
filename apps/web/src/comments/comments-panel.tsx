import type { SectionId, Thread } from '@huigao/report';
import { MessageSquareText } from 'lucide-react';
import { Fragment, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { useText } from '../app/locale';
import { useSectionName } from '../checks/use-section-name';
import { useReport, useReportSession } from '../report/report-session';
import { EmptyState } from '../ui/empty-state';
import { Loading } from '../ui/spinner';
import { commentKeys } from './comment-keys';
import styles from './comments-panel.module.css';
import { FilterBar } from './filter-bar';
import { NewThread } from './new-thread';
import { newestOf } from './newest-of';
import { stepBetweenCards } from './step-between-cards';
import { ThreadCard } from './thread-card';
import { firstChoice, isChosen, type ThreadChoice } from './thread-filter';
import type { ThreadPlaces } from './thread-places';
import { isNew, useDesk, useThreadPlaces } from './use-comments';
import { useThreadCommands } from './use-thread-commands';
import { useWindow } from './use-window';

type Threads = ReadonlyMap<string, Thread>;
const noThreads: Threads = new Map();

interface Group {
  /** Null: threads whose text is gone. */
  readonly section: SectionId | null;
  readonly threads: readonly Thread[];
}

/** Threads in the order of the text, by section; those without a text last. */
function grouped(threads: readonly Thread[], places: ThreadPlaces): readonly Group[] {
  const groups: { section: SectionId | null; threads: Thread[] }[] = [];
  for (const thread of threads) {
    const section = places.get(thread.id)?.section ?? null;
    const last = groups.at(-1);
    if (last && last.section === section) last.threads.push(thread);
    else groups.push({ section, threads: [thread] });
  }
  return groups;
}

/** 批注: the threads, in the order of the text. */
export default function CommentsPanel() {
  const t = useText();
  const threads: Threads = useReport((report) => report.threads) ?? noThreads;
  const isKnown = useReport((report) => report.id) !== null;
  const places = useThreadPlaces();
  const { person, comments } = useReportSession();
  const read = useSyncExternalStore(comments.readings.subscribe, comments.readings.current);
  const active = useDesk((state) => state.active);
  const composing = useDesk((state) => state.composing);
  const [choice, setChoice] = useState<ThreadChoice>(firstChoice);
  const kept = useKept(choice, active);
  const panel = useRef<HTMLDivElement>(null);
  const reader = useMemo(() => ({ person: person.id, read }), [person.id, read]);
  const chosen = useMemo(
    () =>
      [...places.keys()].flatMap((id) => {
        const thread = threads.get(id);
        if (!thread) return [];
        const section = places.get(id)?.section ?? thread.section;
        // What one looks at stays, though it was just resolved or read.
        return kept.has(id) || isChosen(thread, section, choice, reader) ? [thread] : [];
      }),
    [places, threads, choice, reader, kept],
  );
  useReading(active, threads);

  if (!isKnown) return <Loading label={t('comments.tab')} />;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only adds arrow keys to the buttons inside it
    <div ref={panel} className={styles.panel} onKeyDown={(event) => stepBetweenCards(event, panel.current)}>
      {composing && <NewThread key={composing.section} composing={composing} />}
      {threads.size > 0 && (
        <FilterBar choice={choice} onChoice={setChoice} threads={threads} reader={reader} />
      )}
      <ThreadList threads={chosen} places={places} panel={panel} />
      {threads.size === 0 && !composing && <NoComments />}
      {threads.size > 0 && chosen.length === 0 && <p className={styles.none}>{t('comments.none-here')}</p>}
      {chosen.length > 0 && (
        <p className={styles.keys}>
          {t('comments.keys', {
            next: commentKeys.next.shown,
            previous: commentKeys.previous.shown,
            reply: commentKeys.reply.shown,
            resolve: commentKeys.resolve.shown,
          })}
        </p>
      )}
    </div>
  );
}

/** Threads that stay listed while the same filter is chosen, since one looked at them. */
function useKept(choice: ThreadChoice, active: string | null): ReadonlySet<string> {
  const [kept, setKept] = useState<{ readonly of: ThreadChoice; readonly ids: ReadonlySet<string> }>({
    of: choice,
    ids: new Set(),
  });
  const ids = kept.of === choice ? kept.ids : new Set<string>();
  if (kept.of !== choice || (active !== null && !ids.has(active)))
    setKept({ of: choice, ids: active === null ? ids : new Set([...ids, active]) });
  return kept.ids;
}

/** What one looks at is read. */
function useReading(active: string | null, threads: Threads): void {
  const { comments } = useReportSession();
  const thread = active === null ? undefined : threads.get(active);
  useEffect(() => {
    if (thread) comments.readings.note([[thread.id, newestOf(thread)]]);
  }, [thread, comments]);
}

function ThreadList({
  threads,
  places,
  panel,
}: {
  readonly threads: readonly Thread[];
  readonly places: ThreadPlaces;
  readonly panel: React.RefObject<HTMLDivElement | null>;
}) {
  const t = useText();
  const sectionName = useSectionName();
  const commands = useThreadCommands();
  const { person, comments } = useReportSession();
  const read = useSyncExternalStore(comments.readings.subscribe, comments.readings.current);
  const active = useDesk((state) => state.active);
  const wish = useDesk((state) => state.wish);
  const answered = useRef(0);
  const shown = useWindow(threads, active);

  // A wish is answered once, when the card is there.
  useEffect(() => {
    const card = active && panel.current?.querySelector<HTMLElement>(`[data-thread="${CSS.escape(active)}"]`);
    if (!card) return;
    const isAsked = wish !== null && wish.nth !== answered.current;
    card.scrollIntoView({ block: 'nearest' });
    if (!isAsked) return;
    answered.current = wish.nth;
    card.querySelector<HTMLElement>(wish.what === 'reply' ? 'textarea' : '[data-card]')?.focus();
  }, [active, wish, panel]);

  return (
    <>
      {grouped(threads.slice(0, shown.count), places).map(({ section, threads: own }) => (
        <Fragment key={section ?? ''}>
          <h3 className={styles.section} lang={section ? 'zh-CN' : undefined}>
            {section ? sectionName(section) : t('comments.gone-group')}
          </h3>
          <ul className={styles.cards}>
            {own.map((thread) => (
              <ThreadCard
                key={thread.id}
                thread={thread}
                place={places.get(thread.id) ?? null}
                isActive={thread.id === active}
                isUnread={isNew(thread, person.id, read)}
                wantsReply={thread.id === active && wish?.what === 'reply'}
                commands={commands}
              />
            ))}
          </ul>
        </Fragment>
      ))}
      {shown.count < threads.length && <div ref={shown.end} className={styles.end} />}
    </>
  );
}

function NoComments() {
  const t = useText();
  return (
    <EmptyState icon={MessageSquareText} title={t('comments.none')}>
      <p>{t('comments.none-hint', { key: commentKeys.add.shown })}</p>
    </EmptyState>
  );
}
