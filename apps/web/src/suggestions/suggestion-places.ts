// Where the open suggestions of a report stand now. What cannot have changed is not looked for again.

import type { Report, SectionId, Suggestion, SuggestionId } from '@huigao/report';
import { byPlace, placeOfSuggestion, type SuggestionPlace } from '@huigao/report-doc';
import type * as Y from 'yjs';
import { keepSameMap } from '../report/keep-same';
import { type ReportSession, useReport, useReportSession } from '../report/report-session';

/** Open suggestions in the order of the text, each with its place. */
export type SuggestionPlaces = ReadonlyMap<SuggestionId, SuggestionPlace>;

export type Suggested = Pick<Report, 'bodies' | 'outline' | 'suggestions'>;

interface Known extends Suggested {
  readonly bySection: ReadonlyMap<SectionId, readonly Entry[]>;
  readonly places: SuggestionPlaces;
}

type Entry = readonly [Suggestion, SuggestionPlace];

/** Gives the places of a report, the same object for the same report. */
export function suggestionPlaces(
  documentOf: (section: SectionId) => Y.Doc | null,
): (report: Suggested) => SuggestionPlaces {
  let known: Known | null = null;
  const placed = (report: Suggested, section: SectionId, open: readonly Suggestion[]): readonly Entry[] => {
    const before = known?.bySection.get(section);
    const isSame =
      before?.length === open.length &&
      known?.bodies.get(section) === report.bodies.get(section) &&
      before.every(([one]) => report.suggestions.get(one.id) === one);
    if (isSame) return before;
    const sizes = new Map<object, number>();
    return open.map((one) => [one, placeOfSuggestion(one, report, documentOf, sizes)] as const).sort(byPlace);
  };
  return (report) => {
    const { bodies, outline, suggestions } = report;
    if (known?.bodies === bodies && known.outline === outline && known.suggestions === suggestions)
      return known.places;
    const open = new Map<SectionId, Suggestion[]>();
    for (const one of suggestions.values())
      if (!one.decision) (open.get(one.section) ?? open.set(one.section, []).get(one.section)!).push(one);
    const bySection = new Map(
      outline.flatMap(({ id }) => {
        const own = open.get(id);
        return own ? [[id, placed(report, id, own)] as const] : [];
      }),
    );
    const next = new Map([...bySection.values()].flat().map(([{ id }, place]) => [id, place]));
    // The same object where no suggestion moved: who shows them draws nothing anew while one types.
    const places = keepSameMap(known?.places, next);
    known = { bodies, outline, suggestions, bySection, places };
    return places;
  };
}

const finders = new WeakMap<ReportSession['store'], (report: Suggested) => SuggestionPlaces>();

/** The function for an open report, one for all who ask. */
export function placesIn({ store, client }: ReportSession): (report: Suggested) => SuggestionPlaces {
  const finder =
    finders.get(store) ??
    suggestionPlaces((section) =>
      client.state.sections.get(section)?.synced ? client.section(section).doc : null,
    );
  finders.set(store, finder);
  return finder;
}

const none: SuggestionPlaces = new Map();

export const useSuggestionPlaces = (): SuggestionPlaces => useReport(placesIn(useReportSession())) ?? none;
