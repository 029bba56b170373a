import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { type Placement, placeFloating } from '../ui/place-floating';

export interface FloatingProps {
  /** Where it belongs; asked again when the page is scrolled or resized. */
  readonly anchor: () => DOMRect | null;
  readonly placement: Placement;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** A box beside the text that lies above everything and never takes the focus from it. */
export function Floating({ anchor, placement, className, children }: FloatingProps) {
  const box = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    box.current?.showPopover();
  }, []);

  // After every drawing: what stands in it, and so its size, may be other.
  useLayoutEffect(() => {
    const place = () => {
      const rect = anchor();
      if (!rect || !box.current) return;
      // What only goes with its words can go out of sight with them.
      const isInSight = rect.bottom > 0 && rect.top < window.innerHeight;
      box.current.toggleAttribute('data-out-of-sight', !isInSight);
      placeFloating(rect, box.current, placement);
    };
    place();
    document.addEventListener('scroll', place, { capture: true, passive: true });
    window.addEventListener('resize', place);
    return () => {
      document.removeEventListener('scroll', place, { capture: true });
      window.removeEventListener('resize', place);
    };
  });

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only keeps a press from moving the caret
    <div ref={box} popover="manual" className={className} onMouseDown={(event) => event.preventDefault()}>
      {children}
    </div>
  );
}
