// All about comments that the parts of an open report share.

import type { ReportId, SectionId, ThreadId } from '@huigao/report';
import type { ReportClient } from '@huigao/sync/client';
import type { ReportNavigator, ReportStore } from '../report/report-session';
import { sectionElement } from '../report/section-element';
import { CommentDesk } from './comment-desk';
import { Readings } from './readings';
import { type Placed, placesBySection, type ThreadPlaces, threadPlaces } from './thread-places';

export interface CommentsSession {
  readonly desk: CommentDesk;
  readonly readings: Readings;
  /** Where the threads of a report stand; the same object for the same report. */
  readonly placesIn: (report: Placed) => ThreadPlaces;
  /** Those of one section. */
  readonly placesInSection: (report: Placed, section: SectionId) => ThreadPlaces;
  /** Looks at a thread and brings its words into view. */
  readonly goTo: (thread: ThreadId) => void;
}

export interface CommentsOptions {
  readonly id: ReportId;
  readonly client: ReportClient;
  readonly store: ReportStore;
  readonly navigator: ReportNavigator;
  readonly openPanel: () => void;
}

export function openComments({ id, client, store, navigator, openPanel }: CommentsOptions): CommentsSession {
  const desk = new CommentDesk(openPanel);
  const placesIn = threadPlaces((section) =>
    client.state.sections.get(section)?.synced ? client.section(section).doc : null,
  );
  const goTo = (thread: ThreadId) => {
    desk.look(thread);
    const report = store.current();
    const place = report && placesIn(report).get(thread);
    if (!place) return;
    if (place.range) navigator.goTo({ section: place.section, ...place.range });
    else sectionElement(place.section)?.scrollIntoView({ block: 'start' });
  };
  return { desk, placesIn, placesInSection: placesBySection(placesIn), goTo, readings: new Readings(id) };
}
