import { type Figure, type FigureId, resolveFigure } from '@huigao/report';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { useReportSession } from '../report/report-session';
import type { ListedFigure } from './figure-list';

/** A figure that was pointed out; `turn` counts how often, from 1. */
export interface ShownFigure {
  readonly figure: FigureId;
  readonly turn: number;
}

/**
 * Listens for figures that are to be shown, brings the row into view and says which one to flash.
 * @param showAll - called when the filter hides the figure
 */
export function useShownFigure(
  panel: RefObject<HTMLElement | null>,
  found: readonly ListedFigure[],
  showAll: (figure: Figure | null) => void,
): ShownFigure | null {
  const { navigator, store } = useReportSession();
  const [shown, setShown] = useState<ShownFigure | null>(null);
  const scrolledTo = useRef(0);

  useEffect(
    () =>
      navigator.onShowFigure((wanted) => {
        const figures = store.current()?.figures;
        const figure = (figures && resolveFigure(figures, wanted)?.id) ?? wanted;
        setShown((now) => ({ figure, turn: (now?.turn ?? 0) + 1 }));
      }),
    [navigator, store],
  );

  const isListed = shown !== null && found.some(({ figure }) => figure.id === shown.figure);
  const isHidden = shown !== null && shown.turn > scrolledTo.current && !isListed;
  useEffect(() => {
    if (isHidden && shown) showAll(store.current()?.figures.get(shown.figure) ?? null);
  }, [isHidden, shown]);

  useEffect(() => {
    if (!shown || !isListed || shown.turn <= scrolledTo.current) return;
    scrolledTo.current = shown.turn;
    const row = panel.current?.querySelector(`[data-figure="${CSS.escape(shown.figure)}"]`);
    row?.scrollIntoView({ block: 'center' });
  }, [shown, isListed, panel]);

  return shown;
}
