import { type RefObject, useEffect, useImperativeHandle, useRef, useState } from 'react';
import { late } from '../../app/late';
import type { HeldRange, PlainRange } from '../binding/held-range';
import type { BodyEditor } from '../body/body-editor';
import { placeAt } from './place-commands';
import { placeAttribute } from './place-view';

const PlaceCard = late(() => import('./place-card'), []);

/** Opens the card of a place with the keyboard in it. */
export type OpenPlace = (range: PlainRange) => void;

const delayMs = 350;
/** How long the pointer may be on its way from a place to its card. */
const graceMs = 300;

const placeIn = (target: EventTarget | null): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>(`[${placeAttribute}]`) : null;

/** The place whose card is open. `hovered`: it goes with the pointer; `kept`: somebody works in it. */
interface OpenCard {
  readonly range: HeldRange;
  readonly by: 'pointer' | 'key';
  readonly state: 'hovered' | 'kept';
}

/** The card of the place that is pointed at, or that was opened by key. */
export function PlaceHover({
  root,
  editor,
  mayWrite,
  openPlace,
}: {
  readonly root: RefObject<HTMLElement | null>;
  readonly editor: BodyEditor;
  readonly mayWrite: boolean;
  /** Where the editor finds what its key does. */
  readonly openPlace: RefObject<OpenPlace | null>;
}) {
  const [card, setCard] = useState<OpenCard | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const later = (delay: number, act: () => void) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(act, delay);
  };
  const hideHovered = () => setCard((now) => (now?.state === 'kept' ? now : null));
  const stay = () => clearTimeout(timer.current);
  const leave = () => later(graceMs, hideHovered);

  useImperativeHandle(openPlace, () => (range) => {
    stay();
    setCard({ range: editor.hold(range), by: 'key', state: 'kept' });
  });

  useEffect(() => {
    const element = root.current;
    if (!element) return;
    const hide = () => {
      clearTimeout(timer.current);
      hideHovered();
    };
    const point = (pointed: HTMLElement, x: number, y: number) =>
      later(delayMs, () => {
        // Drawn anew meanwhile, as by the first findings, it is another element below a pointer that rests.
        const place = pointed.isConnected ? pointed : placeIn(document.elementFromPoint(x, y));
        const from = place && !editor.isDestroyed ? editor.view.posAtDOM(place, 0) : -1;
        if (from < 0 || !placeAt(editor.view.state, { from, to: from + 1 })) return;
        const range = editor.hold({ from, to: from + 1 });
        setCard((now) => (now?.state === 'kept' ? now : { range, by: 'pointer', state: 'hovered' }));
      });
    const over = (event: PointerEvent) => {
      const place = event.pointerType === 'mouse' ? placeIn(event.target) : null;
      if (place) point(place, event.clientX, event.clientY);
      else later(graceMs, hideHovered);
    };
    // The pointer may rest on one already when the editor comes.
    const resting = element.querySelector<HTMLElement>(`[${placeAttribute}]:hover`);
    if (resting) {
      const { x, y, width, height } = resting.getBoundingClientRect();
      point(resting, x + width / 2, y + height / 2);
    }
    const left = () => later(graceMs, hideHovered);
    element.addEventListener('pointerover', over);
    element.addEventListener('pointerleave', left);
    element.addEventListener('pointerdown', hide);
    element.addEventListener('keydown', hide);
    return () => {
      clearTimeout(timer.current);
      setCard(null);
      element.removeEventListener('pointerover', over);
      element.removeEventListener('pointerleave', left);
      element.removeEventListener('pointerdown', hide);
      element.removeEventListener('keydown', hide);
    };
  }, [root, editor]);

  if (!card) return null;
  return (
    <PlaceCard
      // Another place is another card, with nothing of the old one open.
      key={JSON.stringify(card.range.from)}
      editor={editor}
      range={card.range}
      mayWrite={mayWrite}
      takesFocus={card.by === 'key'}
      onStay={stay}
      onLeave={leave}
      onKeep={() => setCard((open) => (open?.state === 'hovered' ? { ...open, state: 'kept' } : open))}
      onClose={() => {
        setCard(null);
        if (card.state === 'kept') editor.focus();
      }}
    />
  );
}
