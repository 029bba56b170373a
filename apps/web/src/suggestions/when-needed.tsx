// What of suggestions every page holds: counts, and the way to all the rest, which most reports do not need.

import { openSuggestionCounts, type PersonId, type SectionId } from '@huigao/report';
import { type RefObject, useMemo } from 'react';
import { late } from '../app/late';
import type { BodyEditor } from '../editor/body/body-editor';
import { useReport } from '../report/report-session';

export interface SuggestionLayerProps {
  readonly section: SectionId;
  readonly editor: BodyEditor;
  readonly root: RefObject<HTMLElement | null>;
  /** Whose suggestions the editor shows as made, where they can be. */
  readonly without?: PersonId | undefined;
}

const SuggestionLayer = late(() => import('./suggestion-layer'), ['more']);
const SuggestionKeys = late(() => import('./use-suggestion-keys'), ['more']);

const none: ReadonlyMap<SectionId, number> = new Map();

/** Open suggestions by section. */
export function useSuggestionCounts(): ReadonlyMap<SectionId, number> {
  const suggestions = useReport((report) => report.suggestions);
  return useMemo(() => (suggestions?.size ? openSuggestionCounts({ suggestions }) : none), [suggestions]);
}

/** How many are open; null in a report that never had one. */
export function useSuggestionCount(): number | null {
  const hasAny = useReport((report) => report.suggestions.size > 0);
  const counts = useSuggestionCounts();
  return hasAny ? [...counts.values()].reduce((sum, count) => sum + count, 0) : null;
}

/** The marks of a section's suggestions, in a report that has or had some: they may come from other sections with their words. */
export function SuggestionLayerWhenNeeded(props: SuggestionLayerProps) {
  const isNeeded = useReport((report) => report.suggestions.size > 0);
  return isNeeded && <SuggestionLayer {...props} />;
}

/** The keys of suggestions, in a report that has some. */
export function SuggestionKeysWhenNeeded() {
  const isNeeded = useReport((report) => report.suggestions.size > 0);
  return isNeeded && <SuggestionKeys />;
}
