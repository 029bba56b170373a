// The report of a room as it is durable and shown, for all that reads it: exports, versions, and where suggestions stand.

import type { Report, SectionId, SuggestionId } from '@huigao/report';
import {
  placeOfSuggestion,
  type ReportRecord,
  readReport,
  recordName,
  Sizes,
  type StandingSuggestion,
  type VersionContent,
} from '@huigao/report-doc';
import type * as Y from 'yjs';
import type { RoomState } from './room-state';

type Shown = Pick<RoomState, 'documents' | 'queue'>;

/** The report with a record. Sections whose text cannot be read are left out. */
export function reportWith(record: Y.Doc, { documents }: Shown): Report {
  const sections = new Map<SectionId, Y.Doc>();
  for (const [name, { live }] of documents) if (name !== recordName) sections.set(name as SectionId, live);
  return readReport({ record, sections })!.report;
}

export const shownReport = (room: Shown): Report => reportWith(room.documents.get(recordName)!.live, room);

/** The state of every document, and the last entry of the log that is in it: what a version is made of. */
export function shownState({ documents, queue }: Shown): {
  readonly seq: number;
  readonly content: VersionContent;
} {
  const states = [...documents.values()].map((one) => [one.name, one.encodeState()] as const);
  return { seq: queue.head, content: new Map(states) };
}

/** Where the open suggestions of a record stand; none of a section whose text cannot be read. */
export function shownPlaces(
  { suggestions }: ReportRecord,
  room: Shown,
): ReadonlyMap<SuggestionId, StandingSuggestion> {
  const open = [...suggestions.values()].filter(({ decision }) => !decision);
  if (open.length === 0) return new Map();
  const report = shownReport(room);
  const documentOf = (section: SectionId) => room.documents.get(section)?.live ?? null;
  const sizes = new Map<SectionId, Sizes>();
  return new Map(
    open.flatMap((one) => {
      if (!report.bodies.has(one.section)) return [];
      const own = sizes.get(one.section) ?? new Sizes();
      sizes.set(one.section, own);
      const place = placeOfSuggestion(one, report, documentOf, own);
      return report.outline.some(({ id }) => id === place.section) ? [[one.id, place] as const] : [];
    }),
  );
}
