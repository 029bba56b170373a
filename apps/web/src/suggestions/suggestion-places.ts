// Where the open suggestions of a report stand now. What cannot have changed is not looked for again.

import type { Report, SectionId, Suggestion, SuggestionId } from '@huigao/report';
import { byPlace, placeOfSuggestion, Sizes, type StandingSuggestion } from '@huigao/report-doc';
import type * as Y from 'yjs';
import { keepSameMap } from '../report/keep-same';
import { type ReportSession, useReport, useReportSession } from '../report/report-session';

/** Open suggestions in the order of the text, each with its place. */
export type SuggestionPlaces = ReadonlyMap<SuggestionId, StandingSuggestion>;

export type Suggested = Pick<Report, 'bodies' | 'outline' | 'suggestions'>;

type Entry = readonly [Suggestion, StandingSuggestion];

interface Known extends Suggested {
  /** By the section they were made in. */
  readonly byHome: ReadonlyMap<SectionId, readonly Entry[]>;
  /** By the section they stand in; each the same object where none of them moved. */
  readonly bySection: ReadonlyMap<SectionId, SuggestionPlaces>;
  readonly places: SuggestionPlaces;
}

const none: SuggestionPlaces = new Map();

export interface FoundSuggestions {
  /** The places of a report, the same object for the same report. */
  readonly all: (report: Suggested) => SuggestionPlaces;
  /** Those of one section, the same object where none of them moved. */
  readonly inSection: (report: Suggested, section: SectionId) => SuggestionPlaces;
}

/** In which section a suggestion stands: an open one may have come to another with its words. */
export const sectionOf = ({ id, section }: Suggestion, places: SuggestionPlaces): SectionId =>
  places.get(id)?.section ?? section;

/** Whether those that were made in a section stand where they stood. */
function isSame(
  before: readonly Entry[],
  open: readonly Suggestion[],
  home: SectionId,
  next: Suggested,
  known: Known,
) {
  return (
    before.length === open.length &&
    known.bodies.get(home) === next.bodies.get(home) &&
    before.every(([one]) => next.suggestions.get(one.id) === one) &&
    // What is not there may be, or have come to be, anywhere.
    (known.bodies === next.bodies ||
      before.every(([, { stands, section }]) => stands !== 'gone' && section === home))
  );
}

function openByHome({ suggestions }: Suggested): ReadonlyMap<SectionId, readonly Suggestion[]> {
  const open = new Map<SectionId, Suggestion[]>();
  for (const one of suggestions.values())
    if (!one.decision) (open.get(one.section) ?? open.set(one.section, []).get(one.section)!).push(one);
  return open;
}

/** By the section they stand in, in the order of the outline. */
function standing(entries: Iterable<Entry>, { outline }: Suggested) {
  const bySection = new Map<SectionId, Entry[]>(outline.map(({ id }) => [id, []]));
  for (const entry of entries) bySection.get(entry[1].section)?.push(entry);
  return bySection;
}

export function findSuggestions(documentOf: (section: SectionId) => Y.Doc | null): FoundSuggestions {
  let known: Known | null = null;
  const find = (report: Suggested): Known => {
    const { bodies, outline, suggestions } = report;
    if (known?.bodies === bodies && known.outline === outline && known.suggestions === suggestions)
      return known;
    const old = known;
    const byHome = new Map(
      [...openByHome(report)].map(([home, open]) => {
        const before = old?.byHome.get(home);
        if (old && before && old.outline === outline && isSame(before, open, home, report, old))
          return [home, before];
        const sizes = new Sizes();
        return [home, open.map((one) => [one, placeOfSuggestion(one, report, documentOf, sizes)] as const)];
      }),
    );
    // The same objects where no suggestion moved: who shows them draws nothing anew while one types.
    const bySection = new Map(
      [...standing([...byHome.values()].flat(), report)].map(([section, entries]) => {
        const own = new Map(entries.sort(byPlace).map(([{ id }, place]) => [id, place]));
        return [section, keepSameMap(old?.bySection.get(section), own)];
      }),
    );
    const places = keepSameMap(old?.places, new Map([...bySection.values()].flatMap((own) => [...own])));
    known = { bodies, outline, suggestions, byHome, bySection, places };
    return known;
  };
  return {
    all: (report) => find(report).places,
    inSection: (report, section) => find(report).bySection.get(section) ?? none,
  };
}

const finders = new WeakMap<ReportSession['store'], FoundSuggestions>();

/** For an open report, one for all who ask. */
export function suggestionsIn({ store, client }: ReportSession): FoundSuggestions {
  const finder =
    finders.get(store) ??
    findSuggestions((section) =>
      client.state.sections.get(section)?.synced ? client.section(section).doc : null,
    );
  finders.set(store, finder);
  return finder;
}

export const useSuggestionPlaces = (): SuggestionPlaces =>
  useReport(suggestionsIn(useReportSession()).all) ?? none;

/** Those that stand in one section. */
export function useSuggestionPlacesIn(section: SectionId): SuggestionPlaces {
  const { inSection } = suggestionsIn(useReportSession());
  return useReport((report) => inSection(report, section)) ?? none;
}
