// Suggestions whose ground was written over since they were made 需复核: told to their authors once, by the day, since a sentence that
// somebody is at work on is changed for a moment all the time.

import type { Report, SuggestionId } from '@huigao/report';
import type { StandingSuggestion } from '@huigao/report-doc';
import type { NoticeDraft } from '../storage/notice-store';

/**
 * The notices of a report.
 * @param places - where the open suggestions stand
 * @param at - epoch ms
 */
export function changedSuggestions(
  { id: report, people, suggestions }: Pick<Report, 'id' | 'people' | 'suggestions'>,
  places: ReadonlyMap<SuggestionId, StandingSuggestion>,
  at: number,
): readonly NoticeDraft[] {
  const common = { report, thread: null, comment: null, actor: null, at } as const;
  return [...places].flatMap(([suggestion, { stands, section }]) => {
    if (stands === 'ready') return [];
    const { by, version } = suggestions.get(suggestion)!;
    const key = `suggestion-changed ${report} ${suggestion} ${version}`;
    return people.has(by)
      ? [{ ...common, person: by, kind: 'suggestion-changed' as const, section, suggestion, key }]
      : [];
  });
}
