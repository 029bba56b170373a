// What the live blocks of a section are drawn from, with one subscription a section: they draw anew when figures, tasks or indicators
// change, without a transaction, so that it may happen while someone is composing beside them.

import { figuresShownIn, type LiveSource, liveSource, maybeSection, type SectionId } from '@huigao/report';
import type { ReportStore } from '../../report/report-session';

export interface LiveSources {
  readonly current: () => LiveSource | null;
  /** Calls back after each change of what it is drawn from; the returned function stops that. */
  readonly watch: (refresh: () => void) => () => void;
}

/** The live blocks of a section on the page that shows this report. */
export function liveSources(store: ReportStore, section: SectionId): LiveSources {
  const current = () => {
    const report = store.current();
    if (!report) return null;
    const pins = maybeSection(report, section)?.pins ?? null;
    const pinned = pins && new Set(Object.keys(pins));
    return liveSource({ ...report, figures: figuresShownIn(report, pins), pinned });
  };
  return {
    current,
    watch(refresh) {
      let shown = current();
      return store.subscribe(() => {
        const now = current();
        const isSame =
          now?.figures === shown?.figures &&
          now?.tasks === shown?.tasks &&
          now?.indicators === shown?.indicators;
        if (isSame) return;
        shown = now;
        refresh();
      });
    },
  };
}
