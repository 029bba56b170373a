import type { SectionId, Thread } from '@huigao/report';
import { may } from '@huigao/report';
import { useMemo, useSyncExternalStore } from 'react';
import { useReport, useReportSession } from '../report/report-session';
import type { DeskState } from './comment-desk';
import type { ThreadPlaces } from './thread-places';

/** A part of what editors and panel share; draws again only when that part is another. */
export function useDesk<Part>(select: (state: DeskState) => Part): Part {
  const { comments } = useReportSession();
  return useSyncExternalStore(comments.desk.subscribe, () => select(comments.desk.current()));
}

const none: ThreadPlaces = new Map();

/** Where every thread stands, in the order of the text. */
export function useThreadPlaces(): ThreadPlaces {
  const { comments } = useReportSession();
  return useReport(comments.placesIn) ?? none;
}

/** Whether the person may comment in a section. */
export function useMayComment(section: SectionId): boolean {
  const { person } = useReportSession();
  return useReport((report) => may(person.id, { do: 'comment', section }, report)) ?? false;
}

/** How many open threads stand in each section, and whether one of them is unread. */
export interface SectionThreads {
  readonly open: number;
  readonly isUnread: boolean;
}

/** How many threads are open. */
export function useOpenCount(): number {
  const threads = useReport((report) => report.threads);
  return useMemo(() => [...(threads?.values() ?? [])].filter(({ resolved }) => !resolved).length, [threads]);
}

/** Open threads by the section they stand in now; what is gone counts where it was. */
export function useOpenThreads(): ReadonlyMap<SectionId, SectionThreads> {
  const { comments, person } = useReportSession();
  const places = useThreadPlaces();
  const threads = useReport((report) => report.threads);
  const readings = useSyncExternalStore(comments.readings.subscribe, comments.readings.current);
  return useMemo(() => {
    const counts = new Map<SectionId, SectionThreads>();
    for (const [id, place] of places) {
      const thread = threads?.get(id);
      if (!thread || thread.resolved) continue;
      const section = place?.section ?? thread.section;
      const { open, isUnread } = counts.get(section) ?? { open: 0, isUnread: false };
      counts.set(section, { open: open + 1, isUnread: isUnread || isNew(thread, person.id, readings) });
    }
    return counts;
  }, [places, threads, readings, person.id]);
}

/** Whether somebody else wrote in a thread since the person last read it. Until it is known what was read, nothing is new. */
export function isNew(
  { id, comments }: Thread,
  person: string,
  readings: ReadonlyMap<string, number> | null,
): boolean {
  if (!readings) return false;
  const read = readings.get(id) ?? 0;
  return comments.some(({ by, at, text }) => by !== person && at > read && text !== '');
}
