import type { FigureId } from '@huigao/report';
import type { ReportStore } from '../../report/report-session';

/** A new figure comes back by the socket, usually within a moment of the answer. */
const longestWaitMs = 3000;

/** Resolves when the report knows a figure that was just made, or when waiting is no use any more. */
export function figureKnown(store: ReportStore, figure: FigureId): Promise<void> {
  return new Promise((resolve) => {
    const isKnown = () => store.current()?.figures.has(figure) === true;
    const end = () => {
      clearTimeout(timer);
      stop();
      resolve();
    };
    const timer = setTimeout(end, longestWaitMs);
    const stop = store.subscribe(() => {
      if (isKnown()) end();
    });
    if (isKnown()) end();
  });
}
