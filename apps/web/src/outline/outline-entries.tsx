import type { PersonId, SectionId } from '@huigao/report';
import { MessageSquareText, PencilLine } from 'lucide-react';
import { type MouseEvent, type RefObject, useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { useText } from '../app/locale';
import { useFindingCounts } from '../checks/use-findings';
import { type SectionThreads, useOpenThreads } from '../comments/use-comments';
import { useNumberedOutline } from '../report/numbered-outline';
import { type PersonHere, peopleBySection } from '../report/people-here';
import { useClientState, useReport, useReportSession } from '../report/report-session';
import { useTypists } from '../report/use-typists';
import { useSuggestionCounts } from '../suggestions/when-needed';
import { AvatarStack } from '../ui/avatar';
import { classNames } from '../ui/class-names';
import hidden from '../ui/visually-hidden.module.css';
import { useCurrentSection } from './current-section';
import { EntryMenu } from './entry-menu';
import styles from './outline.module.css';
import { useEntryDrag } from './use-entry-drag';
import { useOutlineEditing } from './use-outline-editing';

interface OutlineEntriesProps {
  readonly desk: RefObject<HTMLElement | null>;
  readonly onChosen: () => void;
}

/** The parts and sections, with status, findings and people; each leads to its place. */
export function OutlineEntries({ desk, onChosen }: OutlineEntriesProps) {
  const t = useText();
  const { navigator, changed } = useReportSession();
  const entries = useNumberedOutline();
  const outline = useReport((report) => report.outline);
  const current = useCurrentSection(desk, outline);
  const counts = useFindingCounts();
  const open = useOpenThreads();
  const changes = useSyncExternalStore(changed.subscribe, changed.current);
  const typists = useTypists();
  const suggested = useSuggestionCounts();
  const tabs = useClientState((state) => state.people);
  const people = useMemo(() => peopleBySection(tabs), [tabs]);
  const list = useRef<HTMLOListElement>(null);
  const editing = useOutlineEditing();
  const drag = useEntryDrag(editing);

  useEffect(() => {
    if (current !== null) list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [current]);

  const go = (event: MouseEvent, section: SectionId) => {
    // With a key held it is a link like any other: to a new tab, say.
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    history.replaceState(history.state, '', `#${encodeURIComponent(section)}`);
    onChosen();
    navigator.goToSection(section);
  };

  return (
    <ol ref={list} className={styles.entries}>
      {entries.map(({ entry, number }) => {
        const { id, kind, level, status, title } = entry;
        return (
          <li key={id} className={styles.item} {...drag.target(id)}>
            <a
              href={`#${encodeURIComponent(id)}`}
              className={classNames(
                styles.entry,
                level === 2 && styles.sub,
                kind === 'part' && styles.isPart,
              )}
              aria-current={id === current ? 'location' : undefined}
              title={number + title}
              onClick={(event) => go(event, id)}
              {...drag.source(id)}
            >
              {kind !== 'part' && (
                <span className={styles.dot} data-status={status}>
                  <span className={hidden.text}>{t(`report.status-${status}`)}</span>
                </span>
              )}
              <span className={styles.title} lang="zh-CN">
                {number}
                {title}
              </span>
              <ChangeCount count={changes.get(id)?.marks.length ?? 0} />
              <ThreadCount threads={open.get(id)} />
              <SuggestionCount count={suggested.get(id) ?? 0} />
              <FindingCount count={counts.get(id) ?? 0} />
              <PeopleIn people={people.get(id) ?? []} typists={typists.get(id)} />
            </a>
            {editing && <EntryMenu entry={entry} editing={editing} />}
          </li>
        );
      })}
      {editing && <li aria-hidden className={styles.end} {...drag.target(null)} />}
    </ol>
  );
}

/** Open comments; a dot while one of them is unread. */
function ThreadCount({ threads }: { readonly threads: SectionThreads | undefined }) {
  const t = useText();
  if (!threads) return null;
  const { open, isUnread } = threads;
  const label = t(isUnread ? 'comments.in-outline-unread' : 'comments.in-outline', { count: open });
  return (
    <span className={styles.threads} data-unread={isUnread || undefined} role="img" aria-label={label}>
      <MessageSquareText aria-hidden className={styles.threadIcon} />
      {open}
    </span>
  );
}

/** Passages that changed since the person was last there. */
function ChangeCount({ count }: { readonly count: number }) {
  const t = useText();
  if (count === 0) return null;
  return (
    <span className={styles.changes} role="img" aria-label={t('outline.changes', { count })}>
      {count}
    </span>
  );
}

/** Open suggestions. */
function SuggestionCount({ count }: { readonly count: number }) {
  const t = useText();
  if (count === 0) return null;
  return (
    <span className={styles.threads} role="img" aria-label={t('report.suggestions-in', { count })}>
      <PencilLine aria-hidden className={styles.threadIcon} />
      {count}
    </span>
  );
}

function FindingCount({ count }: { readonly count: number }) {
  const t = useText();
  if (count === 0) return null;
  return (
    <span className={styles.findings} role="img" aria-label={t('outline.findings', { count })}>
      {count}
    </span>
  );
}

/** Who is in a section; dots while one of them is changing its text. */
function PeopleIn({
  people,
  typists,
}: {
  readonly people: readonly PersonHere[];
  readonly typists: ReadonlySet<PersonId> | undefined;
}) {
  const t = useText();
  if (people.length === 0) return null;
  const namesOf = (some: readonly PersonHere[]) => some.map(({ name }) => name).join(t('members.and'));
  const faces = people.map((one) => ({ ...one, isTyping: typists?.has(one.person) ?? false }));
  const typing = faces.filter(({ isTyping }) => isTyping);
  const here = t('outline.people-in', { people: namesOf(people) });
  const label =
    typing.length > 0 ? `${t('outline.people-typing', { people: namesOf(typing) })} ${here}` : here;
  return (
    <span role="img" aria-label={label} title={label}>
      <AvatarStack people={faces} size="sm" />
    </span>
  );
}
