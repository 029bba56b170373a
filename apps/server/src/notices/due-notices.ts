// What is due soon, and what is overdue: told once for each date to those who can do something about it.

import type { OutlineEntry, PersonId, Report } from '@huigao/report';
import type { NoticeDraft, NoticeKind } from '../storage/notice-store';

type Record = Pick<Report, 'id' | 'outline' | 'people' | 'threads'>;

/** So many days before its date a thing is due soon. */
const soonDays = 3;

const dayMs = 24 * 3600_000;

/** Whole days from one date (`YYYY-MM-DD`) to another. */
const daysBetween = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / dayMs);

function kindOf(due: string | null, today: string): NoticeKind | null {
  if (due === null) return null;
  const days = daysBetween(today, due);
  // No date at all: of another form, long ago.
  if (Number.isNaN(days)) return null;
  if (days < 0) return 'overdue';
  return days <= soonDays ? 'due-soon' : null;
}

/** Who has to move a section on; nobody where it is agreed. */
function waitedFor({ status, drafters, reviewers }: OutlineEntry): readonly PersonId[] {
  if (status === 'drafting' || status === 'returned') return drafters;
  return status === 'submitted' ? reviewers : [];
}

/**
 * The notices of a report on a day.
 * @param today - `YYYY-MM-DD`, where the server is
 * @param at - epoch ms
 */
export function dueNotices(record: Record, today: string, at: number): readonly NoticeDraft[] {
  const owners = [...record.people.values()]
    .filter(({ roles }) => roles.includes('owner'))
    .map(({ person }) => person);
  const drafts: NoticeDraft[] = [];
  const tell = (
    kind: NoticeKind,
    people: readonly PersonId[],
    about: Pick<NoticeDraft, 'section' | 'thread'> & { readonly key: string },
  ) => {
    for (const person of new Set(people))
      if (record.people.has(person))
        drafts.push({
          person,
          kind,
          report: record.id,
          comment: null,
          suggestion: null,
          actor: null,
          at,
          ...about,
        });
  };
  for (const entry of record.outline) {
    const kind = kindOf(entry.due, today);
    const people = waitedFor(entry);
    const isOpen = ['drafting', 'returned', 'submitted'].includes(entry.status) && entry.kind !== 'part';
    if (!kind || !isOpen) continue;
    const key = `${kind} ${record.id} ${entry.id} ${entry.due}`;
    tell(kind, kind === 'overdue' ? [...people, ...owners] : people, {
      section: entry.id,
      thread: null,
      key,
    });
  }
  for (const { id, section, due, assignee, resolved, comments } of record.threads.values()) {
    const kind = resolved ? null : kindOf(due, today);
    if (!kind) continue;
    const key = `${kind} ${record.id} thread ${id} ${due}`;
    tell(kind, [assignee ?? comments[0]!.by], { section, thread: id, key });
  }
  return drafts;
}
