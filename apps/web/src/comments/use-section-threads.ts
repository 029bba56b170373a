import type { Anchor, SectionId, ThreadId } from '@huigao/report';
import { anchoredRange } from '@huigao/report-doc';
import { useMemo } from 'react';
import type { ThreadMark } from '../editor/marks/thread-marks';
import { useClientState, useReport, useReportSession } from '../report/report-session';
import { useDesk } from './use-comments';

/** The threads of a section as its text shows them: open ones, the one looked at, the one being written, those not sent yet. */
export interface SectionThreads {
  readonly marks: readonly ThreadMark[];
  /** Of the whole section, not of words in it. */
  readonly whole: readonly ThreadId[];
}

export function useSectionThreads(section: SectionId): SectionThreads {
  const { client, comments } = useReportSession();
  const places = useReport((report) => comments.placesInSection(report, section));
  const threads = useReport((report) => report.threads);
  const active = useDesk((state) => state.active);
  const anchor = useDesk(({ composing }) => (composing?.section === section ? composing.anchor : null));
  const queued = useClientState((state) => state.queued);
  return useMemo(() => {
    const marks: ThreadMark[] = [];
    const whole: ThreadId[] = [];
    const waiting = queued.flatMap(({ command }) => (command.type === 'addThread' ? [command] : []));
    const isWaiting = new Set(waiting.map(({ thread }) => thread));
    for (const [id, place] of places ?? []) {
      // Shown as waiting, below.
      if (isWaiting.has(id)) continue;
      const isActive = id === active;
      if (place?.section !== section || (threads?.get(id)?.resolved && !isActive)) continue;
      if (place.range) marks.push({ id, ...place.range, isActive });
      else whole.push(id);
    }
    const rangeOf = (one: Anchor) => anchoredRange(client.section(section).doc, one);
    const range = anchor && rangeOf(anchor);
    if (range) marks.push({ id: null, ...range, isActive: true });
    for (const command of waiting) {
      const words = command.section === section && command.anchor && rangeOf(command.anchor);
      if (words) marks.push({ id: null, ...words, isActive: false, waiting: command.text });
    }
    return { marks, whole };
  }, [places, threads, active, anchor, queued, client, section]);
}
