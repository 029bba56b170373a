import type { FigureId } from '@huigao/report';
import { type RefObject, useEffect, useState } from 'react';
import { useReport } from '../report/report-session';
import { PlaceCard } from './place-card';
import { placeAttribute } from './place-view';

const delayMs = 350;

const placeOf = (event: Event): HTMLElement | null =>
  event.target instanceof Element ? event.target.closest<HTMLElement>(`[${placeAttribute}]`) : null;

/** The card of the place that is pointed at. */
export function PlaceHover({ root }: { readonly root: RefObject<HTMLElement | null> }) {
  const [place, setPlace] = useState<HTMLElement | null>(null);
  useEffect(() => {
    const element = root.current;
    if (!element) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const hide = () => {
      clearTimeout(timer);
      setPlace(null);
    };
    const over = (event: PointerEvent) => {
      clearTimeout(timer);
      const now = event.pointerType === 'mouse' ? placeOf(event) : null;
      if (now) timer = setTimeout(() => setPlace(now), delayMs);
      else setPlace(null);
    };
    element.addEventListener('pointerover', over);
    element.addEventListener('pointerleave', hide);
    element.addEventListener('pointerdown', hide);
    element.addEventListener('keydown', hide);
    return () => {
      hide();
      element.removeEventListener('pointerover', over);
      element.removeEventListener('pointerleave', hide);
      element.removeEventListener('pointerdown', hide);
      element.removeEventListener('keydown', hide);
    };
  }, [root]);
  return place && <CardOf place={place} />;
}

function CardOf({ place }: { readonly place: HTMLElement }) {
  const report = useReport((now) => now);
  const figure = place.getAttribute(placeAttribute) as FigureId;
  return (
    report && (
      <PlaceCard
        report={report}
        figure={figure}
        anchor={() => (place.isConnected ? place.getBoundingClientRect() : null)}
      />
    )
  );
}
