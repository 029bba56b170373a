// Which suggestion comes next, from the one that is looked at or from the caret.

import type { Report, SuggestionId } from '@huigao/report';
import type { TextSelected } from '../comments/comment-desk';
import type { SuggestionPlaces } from './suggestion-places';

interface Standing {
  readonly active: SuggestionId | null;
  readonly caret: TextSelected | null;
}

/** The next or previous open suggestion in the order of the text, round the end; null when there is none. */
export function nextSuggestion(
  places: SuggestionPlaces,
  { outline }: Pick<Report, 'outline'>,
  { active, caret }: Standing,
  direction: 'next' | 'previous',
): SuggestionId | null {
  const steps = [...places.keys()];
  if (steps.length === 0) return null;
  const at = active === null ? -1 : steps.indexOf(active);
  if (at >= 0) return steps[(at + (direction === 'next' ? 1 : steps.length - 1)) % steps.length]!;
  const order = new Map(outline.map(({ id }, index) => [id, index]));
  const caretIn = caret ? (order.get(caret.section) ?? 0) : 0;
  const first = steps.findIndex((id) => {
    const { section, range } = places.get(id)!;
    const at = order.get(section) ?? outline.length;
    return at > caretIn || (at === caretIn && (range?.from ?? -1) >= (caret?.from ?? 0));
  });
  if (direction === 'next') return steps[Math.max(0, first)]!;
  return steps.at(first < 0 ? -1 : first - 1)!;
}
