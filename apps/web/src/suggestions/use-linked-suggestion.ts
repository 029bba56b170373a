import type { SuggestionId } from '@huigao/report';
import { useEffect, useRef } from 'react';
import { type ReportSession, useReport, useReportSession } from '../report/report-session';
import { suggestionDesk } from './suggestion-desk';
import { sectionOf, suggestionsIn } from './suggestion-places';

const prefix = '#suggestion=';

/** The suggestion that an address names, or null. */
const suggestionIn = (hash: string): SuggestionId | null =>
  hash.startsWith(prefix) ? (decodeURIComponent(hash.slice(prefix.length)) as SuggestionId) : null;

/** Shows a suggestion, decided or not, in the text where it stands there and in the panel. */
function goTo(session: ReportSession, id: SuggestionId): void {
  const report = session.store.current();
  const suggestion = report?.suggestions.get(id);
  if (!report || !suggestion) return;
  const places = suggestionsIn(session).all(report);
  const range = places.get(id)?.range;
  const section = sectionOf(suggestion, places);
  if (range) session.navigator.goTo({ section, ...range });
  else session.navigator.goToSection(section);
  session.openSuggestions();
  suggestionDesk(session).focusCard(id);
}

/** An address with `#suggestion=…` opens the report at that suggestion. */
export function useLinkedSuggestion(): void {
  const session = useReportSession();
  const wanted = useRef(suggestionIn(location.hash));
  const suggestions = useReport((report) => report.suggestions);
  const bodies = useReport((report) => report.bodies.size);

  useEffect(() => {
    const onHash = () => {
      const id = suggestionIn(location.hash);
      if (id) goTo(session, id);
    };
    window.addEventListener('hashchange', onHash);
    return () => window.removeEventListener('hashchange', onHash);
  }, [session]);

  useEffect(() => {
    const id = wanted.current;
    // Its words are found only once the texts are there.
    if (!id || !suggestions?.has(id) || !bodies) return;
    wanted.current = null;
    goTo(session, id);
  }, [session, suggestions, bodies]);
}
