import type { Suggestion } from '@huigao/report';
import type { StandingSuggestion } from '@huigao/report-doc';
import { useEffect, useMemo } from 'react';
import { type Translate, useText } from '../app/locale';
import { type LateMark, lateMarks } from '../editor/marks/late-marks';
import { usePlacedMarks } from '../editor/marks/placed-marks';
import { useReport, useReportSession } from '../report/report-session';
import { suggestionMark } from './draw-suggestions';
import './suggested.css';
import './tracked.css';
import { insertedPieces, piecesText } from './suggested-pieces';
import { suggestionDesk, useSuggestionDesk } from './suggestion-desk';
import { useSuggestionPlacesIn } from './suggestion-places';
import type { SuggestionLayerProps } from './when-needed';

/** Shows the open suggestions of a section in its text. Nothing of it is in the text. */
export default function SuggestionLayer({ section, editor, root, without }: SuggestionLayerProps) {
  const { openSuggestions } = useReportSession();
  const desk = suggestionDesk(useReportSession());
  const marks = useMarks(section, without);

  usePlacedMarks(section, editor, lateMarks, marks);

  useEffect(() => {
    const element = root.current;
    const onClick = ({ target }: MouseEvent) => {
      const marked = target instanceof Element ? target.closest<HTMLElement>('[data-suggestion]') : null;
      const id = marked?.dataset.suggestion;
      desk.look((id as Suggestion['id'] | undefined) ?? null);
      if (id) openSuggestions();
    };
    element?.addEventListener('click', onClick);
    return () => element?.removeEventListener('click', onClick);
  }, [root, desk, openSuggestions]);

  return null;
}

function useMarks(
  section: SuggestionLayerProps['section'],
  without: SuggestionLayerProps['without'],
): readonly LateMark[] {
  const t = useText();
  const places = useSuggestionPlacesIn(section);
  const suggestions = useReport((report) => report.suggestions);
  const figures = useReport((report) => report.figures);
  const people = useReport((report) => report.people);
  const { active } = useSuggestionDesk();
  return useMemo(() => {
    if (!suggestions || !figures) return [];
    return [...places].flatMap(([id, place], order) => {
      const suggestion = suggestions.get(id);
      if (!suggestion || !place.range) return [];
      // What came from another section with its words is not of this fork.
      const isMade = place.stands === 'ready' && suggestion.section === section;
      if (suggestion.by === without && isMade) return [];
      const name = people?.get(suggestion.by)?.name ?? t('members.gone');
      return [markOf(suggestion, place, { name, figures, t, isActive: id === active, order })];
    });
  }, [places, suggestions, figures, people, section, without, active, t]);
}

interface Look {
  readonly name: string;
  readonly figures: Parameters<typeof insertedPieces>[1];
  readonly t: Translate;
  readonly isActive: boolean;
  readonly order: number;
}

function markOf(
  suggestion: Suggestion,
  { stands, range }: Exclude<StandingSuggestion, { readonly stands: 'gone' }>,
  { name, figures, t, isActive, order }: Look,
): LateMark {
  const { id, version, change } = suggestion;
  const inserted = insertedPieces(suggestion, figures, t);
  const isFormat = change.do !== 'replace';
  const says = {
    inserts: t('suggestions.inserts', { name }),
    deletes: t(isFormat ? 'suggestions.formats' : 'suggestions.deletes', { name }),
  };
  const look = {
    id,
    inserted,
    what: stands === 'changed' ? ('changed' as const) : isFormat ? ('format' as const) : ('replace' as const),
    isActive,
    says,
    // With what it says, which changes with the language and the name.
    key: `${id}/${version}/${isActive}/${says.inserts}/${piecesText(inserted)}`,
    order,
  };
  return suggestionMark(look, range);
}
