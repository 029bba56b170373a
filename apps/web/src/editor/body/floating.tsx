import { type ReactNode, type Ref, useImperativeHandle, useLayoutEffect, useRef } from 'react';
import { type Placement, placeFloating } from '../../ui/place-floating';

export interface FloatingProps {
  /** Where it belongs; asked again when the page is scrolled or resized. */
  readonly anchor: () => DOMRect | null;
  readonly placement: Placement;
  readonly className?: string | undefined;
  readonly children: ReactNode;
  /** Holds fields and selects of its own, which need their presses. */
  readonly takesPresses?: boolean;
  readonly ref?: Ref<HTMLDivElement>;
}

/** Whether any of it is in the window, and no drawer lies over its middle. */
function isInSight(rect: DOMRect): boolean {
  if (rect.bottom <= 0 || rect.top >= window.innerHeight) return false;
  const there = document.elementFromPoint(rect.left + rect.width / 2, rect.top + rect.height / 2);
  return !there?.closest('[data-region=panel], [data-region=outline]');
}

/** A box beside the text that lies above everything, and takes the focus from it only where its own fields want it. */
export function Floating({
  anchor,
  placement,
  className,
  children,
  takesPresses = false,
  ref,
}: FloatingProps) {
  const box = useRef<HTMLDivElement>(null);
  useImperativeHandle(ref, () => box.current!);

  useLayoutEffect(() => {
    box.current?.showPopover();
  }, []);

  // After every drawing, and when what stands in it takes more room or less.
  useLayoutEffect(() => {
    const place = () => {
      const rect = anchor();
      if (!rect || !box.current) return;
      // What only goes with its words can go out of sight with them.
      box.current.toggleAttribute('data-out-of-sight', !isInSight(rect));
      placeFloating(rect, box.current, placement);
    };
    place();
    const resized = new ResizeObserver(place);
    if (box.current) resized.observe(box.current);
    document.addEventListener('scroll', place, { capture: true, passive: true });
    window.addEventListener('resize', place);
    return () => {
      resized.disconnect();
      document.removeEventListener('scroll', place, { capture: true });
      window.removeEventListener('resize', place);
    };
  });

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only keeps a press from moving the caret
    <div
      ref={box}
      popover="manual"
      className={className}
      onMouseDown={takesPresses ? undefined : (event) => event.preventDefault()}
    >
      {children}
    </div>
  );
}
