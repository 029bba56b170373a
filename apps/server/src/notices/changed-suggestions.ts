// Suggestions whose ground was written over since they were made 需复核: told to their authors once, by the day, since a sentence that
// somebody is at work on is changed for a moment all the time.

import type { Report, SectionId, SuggestionId } from '@huigao/report';
import type { SuggestionPlace } from '@huigao/report-doc';
import type { NoticeDraft } from '../storage/notice-store';

/**
 * The notices of a report.
 * @param placesIn - where the open suggestions of a section stand
 * @param at - epoch ms
 */
export function changedSuggestions(
  { id: report, outline, people, suggestions }: Pick<Report, 'id' | 'outline' | 'people' | 'suggestions'>,
  placesIn: (section: SectionId) => ReadonlyMap<SuggestionId, SuggestionPlace>,
  at: number,
): readonly NoticeDraft[] {
  const common = { report, thread: null, comment: null, actor: null, at } as const;
  return outline
    .flatMap(({ id }) => [...placesIn(id)])
    .flatMap(([suggestion, { stands }]) => {
      if (stands === 'ready') return [];
      const { by, section, version } = suggestions.get(suggestion)!;
      const key = `suggestion-changed ${report} ${suggestion} ${version}`;
      return people.has(by)
        ? [{ ...common, person: by, kind: 'suggestion-changed' as const, section, suggestion, key }]
        : [];
    });
}
