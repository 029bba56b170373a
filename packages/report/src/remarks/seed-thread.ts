// Comment threads that a new report begins with, brought from a file.

import { shownText } from '../body/text';
import { type PersonId, personId } from '../ids';
import type { Report } from '../report';
import { type BodyRange, quoteOf } from './quote';
import { commentId, maxCommentLength, type Thread, threadId } from './thread';

/** A comment thread of a seed. People of elsewhere have no account here: they are named. */
export interface SeedThread {
  /** Index of its section in the outline. */
  readonly entry: number;
  /** Where it stands in the section's body; null: on the whole section. */
  readonly range: BodyRange | null;
  /** Oldest first; never empty. */
  readonly comments: readonly {
    readonly author: string;
    /** Epoch ms. */
    readonly at: number;
    readonly text: string;
  }[];
  readonly isResolved: boolean;
}

/**
 * A thread as it first stands in a report. What others said is said again by who brings it, with their names before it; where nobody
 * does, on the command line, by themselves.
 */
export function threadFromSeed(
  { entry, range, comments, isResolved }: SeedThread,
  report: Report,
  owner: PersonId | null,
  newId: () => string,
): readonly Thread[] {
  const section = report.outline[entry];
  if (!section || comments.length === 0 || section.kind === 'part') return [];
  const body = report.bodies.get(section.id);
  const quote = range && body ? quoteOf(body, range, shownText(report, section.id, range)) : null;
  const said = comments.map(({ author, at, text }) => ({
    id: commentId(newId()),
    by: owner ?? personId(author),
    at,
    text: (owner && author ? `【${author}】${text}` : text).slice(0, maxCommentLength),
    editedAt: null,
    mentions: [],
  }));
  const { by, at } = said.at(-1)!;
  const resolved = isResolved ? { by, at } : null;
  const id = threadId(newId());
  // Who writes the documents gives it its anchor.
  return [
    { id, section: section.id, anchor: null, quote, comments: said, resolved, assignee: null, due: null },
  ];
}
