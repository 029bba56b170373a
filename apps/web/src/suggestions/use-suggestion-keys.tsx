import type { Suggestion } from '@huigao/report';
import { useEffect, useState } from 'react';
import { useFetchedAtRest } from '../app/fetched-at-rest';
import { type Translate, useText } from '../app/locale';
import { type ReportSession, useReportSession } from '../report/report-session';
import hidden from '../ui/visually-hidden.module.css';
import { nextSuggestion } from './next-suggestion';
import { formatWords, insertedPieces, piecesText } from './suggested-pieces';
import { suggestionDesk } from './suggestion-desk';
import { type SuggestionAction, suggestionActionOf } from './suggestion-keys';
import { sectionOf, suggestionsIn } from './suggestion-places';
import { rightsOn } from './suggestion-rights';
import { useLinkedSuggestion } from './use-linked-suggestion';
import { useSuggestionCommands } from './use-suggestion-commands';

const fetchPanel = () => import('./suggestions-panel');

/** The keys of suggestions, in the text and in the panel, and the way to one from its address; says to screen readers which one one has come to. */
export default function SuggestionKeys() {
  const t = useText();
  const session = useReportSession();
  const commands = useSuggestionCommands();
  const [said, setSaid] = useState('');
  useLinkedSuggestion();
  // It is loaded where there are suggestions.
  useFetchedAtRest(true, fetchPanel);

  useEffect(() => {
    const go = (direction: 'next' | 'previous') => setSaid(step(session, direction, t));
    const decide = (end: 'accept' | 'reject') => {
      const one = activeOf(session);
      if (one) void commands[end](one);
    };
    const act: Readonly<Record<SuggestionAction, () => void>> = {
      next: () => go('next'),
      previous: () => go('previous'),
      accept: () => decide('accept'),
      reject: () => decide('reject'),
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const action = suggestionActionOf(event);
      // Looked for last: it searches the whole page, which must not cost every key.
      if (!action || document.querySelector('dialog[open]')) return;
      event.preventDefault();
      act[action]();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [session, commands, t]);

  return (
    <div aria-live="polite" className={hidden.text}>
      {said}
    </div>
  );
}

/** The open suggestion that is looked at, where the person may decide on it. */
function activeOf(session: ReportSession): Suggestion | null {
  const report = session.store.current();
  const { active } = suggestionDesk(session).current();
  const one = active && report?.suggestions.get(active);
  if (!report || !one || one.decision) return null;
  const section = sectionOf(one, suggestionsIn(session).all(report));
  return rightsOn(one, section, session.person.id, report).decide === true ? one : null;
}

/** Goes to the next open suggestion; gives it in words. From the panel the keyboard goes along, in the text it stays. */
function step(session: ReportSession, direction: 'next' | 'previous', t: Translate): string {
  const { store, navigator, comments, openSuggestions } = session;
  const report = store.current();
  if (!report) return '';
  const desk = suggestionDesk(session);
  const places = suggestionsIn(session).all(report);
  const next = nextSuggestion(
    places,
    report,
    { active: desk.current().active, caret: comments.desk.selected },
    direction,
  );
  const suggestion = next && report.suggestions.get(next);
  if (!next || !suggestion) return t('suggestions.none-here');
  const inPanel = document.activeElement?.closest('[data-region="panel"]') !== null;
  const range = places.get(next)?.range;
  const place = range && { section: sectionOf(suggestion, places), ...range };
  if (place) navigator.goTo(place);
  if (inPanel) desk.focusCard(next);
  else desk.look(next);
  openSuggestions();
  if (!inPanel && place) navigator.select(place);
  const { shown, text } = suggestion.ground.quote;
  const inserted = piecesText(insertedPieces(suggestion, report.figures, t));
  return [formatWords(suggestion, t), shown || text, inserted].filter(Boolean).join(' ');
}
