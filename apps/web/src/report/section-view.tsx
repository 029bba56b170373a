import type { OutlineEntry } from '@huigao/report';
import { memo } from 'react';
import { late } from '../app/late';
import { useText } from '../app/locale';
import { SectionComments } from '../comments/section-comments';
import { whyReadOnly } from '../editor/body/editing-right';
import { SectionEditor } from '../editor/body/section-editor';
import { TasksButton } from '../tasks/tasks-button';
import { classNames } from '../ui/class-names';
import { SectionNotes } from '../workflow/section-notes';
import { SectionState } from '../workflow/section-state';
import styles from './report-document.module.css';
import { useClientState, useReport, useReportSession } from './report-session';

const GuidanceNote = late(() => import('../aids/guidance-note'), ['more']);
const SectionAids = late(() => import('../aids/section-aids'), ['more']);
const ModeSwitch = late(() => import('../suggesting/mode-switch'), ['more']);

interface EntryProps {
  readonly entry: OutlineEntry;
  /** Its computed number. */
  readonly number: string;
}

/** A part: 一、基本情况, a heading without a text of its own. */
export function PartHeading({ entry, number }: EntryProps) {
  return (
    <h2
      id={entry.id}
      className={classNames(styles.section, styles.part)}
      data-section={entry.id}
      tabIndex={-1}
      lang="zh-CN"
    >
      {number}
      {entry.title}
    </h2>
  );
}

/** A section: heading, status, and its text in an editor. */
export const SectionView = memo(function SectionView({ entry, number }: EntryProps) {
  const { id, level, status, title } = entry;
  const Heading = level === 1 ? 'h2' : 'h3';
  const { lock, isMine } = useLock(entry);
  return (
    <section
      id={id}
      className={styles.section}
      data-section={id}
      data-mine={isMine || undefined}
      data-status={status}
      tabIndex={-1}
      aria-labelledby={`heading-${id}`}
    >
      <header className={styles.head}>
        <Heading id={`heading-${id}`} lang="zh-CN" className={level === 1 ? styles.part : styles.heading}>
          {number}
          {title}
        </Heading>
        <div className={styles.tools}>
          {(entry.kind === 'tasks' || entry.kind === 'taskResults') && <TasksButton />}
          <SectionAids entry={entry} isMine={isMine} />
          <ModeSwitch entry={entry} />
          <SectionComments section={id} />
          <SectionState entry={entry} lock={lock} />
        </div>
      </header>
      {isMine && <GuidanceNote entry={entry} />}
      <SectionNotes entry={entry} />
      <SectionEditor entry={entry} />
    </section>
  );
});

/** Whether the person may write here, and in words why not. Null while that is not known yet. */
function useLock(entry: OutlineEntry): { readonly lock: string | null; readonly isMine: boolean } {
  const t = useText();
  const { person } = useReportSession();
  const people = useReport((report) => report.people);
  const state = useClientState(({ sections }) => sections.get(entry.id));
  const connection = useClientState((now) => now.connection);
  const storing = useClientState((now) => now.storing);
  const client = { connection, storing, sections: new Map(state ? [[entry.id, state]] : []) };
  const reason = whyReadOnly({ client, entry, person: person.id, people });
  const isKnown = state?.synced === true && state.right !== 'none';
  return {
    isMine: reason === null,
    lock: reason && isKnown ? t(reason.key, { names: reason.names.join(t('members.and')) }) : null,
  };
}
