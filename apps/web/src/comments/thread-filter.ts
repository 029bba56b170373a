// Which threads the panel lists.

import type { PersonId, SectionId, Thread } from '@huigao/report';
import type { RemarkChoice } from '../remarks/remark-filter';
import { isNew } from './use-comments';

export const threadFilters = ['open', 'mine', 'assigned', 'unread', 'resolved', 'all'] as const;
export type ThreadFilter = (typeof threadFilters)[number];

export type ThreadChoice = RemarkChoice<ThreadFilter>;

export const firstChoice: ThreadChoice = { filter: 'open', section: null, person: null };

interface Reader {
  readonly person: PersonId;
  readonly read: ReadonlyMap<string, number> | null;
}

/** Whether a thread is between others and the person: wrote in it, is addressed in it, or is to see to it. */
const concerns = ({ assignee, comments }: Thread, person: PersonId) =>
  assignee === person || comments.some(({ by, mentions }) => by === person || mentions.includes(person));

function fits(thread: Thread, filter: ThreadFilter, { person, read }: Reader): boolean {
  switch (filter) {
    case 'open':
      return !thread.resolved;
    case 'mine':
      return concerns(thread, person);
    case 'assigned':
      return !thread.resolved && thread.assignee === person;
    case 'unread':
      return isNew(thread, person, read);
    case 'resolved':
      return thread.resolved !== null;
    case 'all':
      return true;
  }
}

/** Whether a thread is to be listed. @param section - the one it stands in now */
export function isChosen(thread: Thread, section: SectionId, choice: ThreadChoice, reader: Reader): boolean {
  if (choice.section && choice.section !== section) return false;
  if (choice.person && !concerns(thread, choice.person)) return false;
  return fits(thread, choice.filter, reader);
}

/** How many threads each filter lists, whatever is chosen. */
export function countChosen(
  threads: Iterable<Thread>,
  reader: Reader,
): Readonly<Record<ThreadFilter, number>> {
  const counts = { open: 0, mine: 0, assigned: 0, unread: 0, resolved: 0, all: 0 };
  for (const thread of threads)
    for (const filter of threadFilters) if (fits(thread, filter, reader)) counts[filter]++;
  return counts;
}
