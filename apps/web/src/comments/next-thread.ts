// Which thread comes next, from the one that is looked at or from the caret.

import type { Thread, ThreadId } from '@huigao/report';
import type { TextSelected } from './comment-desk';
import type { Placed, ThreadPlaces } from './thread-places';

interface Standing {
  readonly active: ThreadId | null;
  readonly caret: TextSelected | null;
}

/** Threads that are stepped through: the open ones, and the one that is looked at. */
const isStep = (thread: Thread | undefined, active: ThreadId | null) =>
  thread !== undefined && (!thread.resolved || thread.id === active);

/** The next or previous open thread in the order of the text, round the end; null when there is none. */
export function nextThread(
  places: ThreadPlaces,
  { outline, threads }: Pick<Placed, 'outline' | 'threads'>,
  { active, caret }: Standing,
  direction: 'next' | 'previous',
): ThreadId | null {
  const steps = [...places].filter(([id]) => isStep(threads.get(id), active));
  if (steps.length === 0) return null;
  const at = steps.findIndex(([id]) => id === active);
  if (at >= 0) return steps[(at + (direction === 'next' ? 1 : steps.length - 1)) % steps.length]![0];
  const order = new Map(outline.map(({ id }, index) => [id, index]));
  const caretIn = caret ? (order.get(caret.section) ?? 0) : 0;
  const isAfter = ([, place]: (typeof steps)[number]) => {
    if (!place) return true;
    const section = order.get(place.section) ?? outline.length;
    return section > caretIn || (section === caretIn && (place.range?.from ?? -1) >= (caret?.from ?? 0));
  };
  const first = steps.findIndex(isAfter);
  if (direction === 'next') return steps[Math.max(0, first)]![0];
  return steps.at(first < 0 ? -1 : first - 1)![0];
}
