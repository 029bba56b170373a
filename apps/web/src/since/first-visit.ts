import type { PersonId, Report, ThreadId } from '@huigao/report';
import { newestOf } from '../comments/newest-of';

/**
 * The threads that count as read when a person comes for the first time, up to their newest comments (epoch ms): what was said before
 * among others. Those that address them, are to be seen to by them, or stand in a section of theirs are theirs to read.
 */
export function readBefore(
  { outline, threads }: Pick<Report, 'outline' | 'threads'>,
  person: PersonId,
): readonly (readonly [ThreadId, number])[] {
  const own = new Set(
    outline
      .filter(({ drafters, reviewers }) => [...drafters, ...reviewers].includes(person))
      .map(({ id }) => id),
  );
  return [...threads.values()]
    .filter(
      ({ section, assignee, comments }) =>
        !own.has(section) &&
        assignee !== person &&
        !comments.some(({ mentions }) => mentions.includes(person)),
    )
    .map((thread) => [thread.id, newestOf(thread)] as const);
}
