// Selecting with the pointer over the border of a section: the browser draws a selection only within the text it began in.

import type { SectionId } from '@huigao/report';
import type { AcrossSelection } from './across-selection';
import { type PageCaret, selectionIn } from './caret';
import { edgeScroll, withinSight } from './edge-scroll';
import type { TextPoint } from './text-points';

export interface AcrossPointerParts {
  readonly selection: AcrossSelection;
  readonly caret: PageCaret;
  /** The section whose text an event is in. */
  readonly sectionOf: (event: Event) => SectionId | null;
}

/** What a press on does not give the selection up: its own handles, and the bar of what can be done with it. */
const isKept = ({ target }: Event) =>
  target instanceof Element && target.closest('[data-keeps-selection]') !== null;

/** Follows the pointer; the returned function stops that. */
export function acrossPointer({ selection, caret, sectionOf }: AcrossPointerParts): () => void {
  let anchor: TextPoint | null = null;
  let last = { x: 0, y: 0 };
  let frame = 0;
  const desk = document.getElementById('main')!;

  const pointOf = ({ x, y }: { readonly x: number; readonly y: number }): TextPoint | null =>
    caret.at(x, withinSight(y, desk.getBoundingClientRect()));

  const draw = () => {
    const head = anchor && pointOf(last);
    if (!anchor || !head) return;
    // In the text it began in, the browser goes on itself.
    if (head.section === anchor.section) selection.clear();
    else selection.select({ anchor, head }, 'drawing');
    document.documentElement.toggleAttribute('data-selecting-across', selection.ends() !== null);
  };

  const scroll = () => {
    const by = edgeScroll(last.y, desk.getBoundingClientRect());
    if (by !== 0 && selection.ends()) {
      desk.scrollTop += by;
      draw();
    }
    frame = anchor ? requestAnimationFrame(scroll) : 0;
  };

  /** Of the press that goes on now: a mouse's events come after those of a finger, too. */
  let isTouch = false;

  const onDown = (event: PointerEvent) => {
    isTouch = event.pointerType === 'touch';
    if (event.button !== 0 || isKept(event)) return;
    caret.forgetColumn();
    // A finger scrolls; what is a tap comes as an event of the mouse.
    if (isTouch) return;
    const section = sectionOf(event);
    const isExtending = event.shiftKey && section !== null;
    if (isExtending && extendTo(event, section)) return;
    selection.clear();
    if (!section) return;
    const found = caret.view(section).posAtCoords({ left: event.clientX, top: event.clientY });
    anchor = found && { section, pos: found.pos };
  };

  /** A press with Shift takes the moving end there. */
  const extendTo = (event: PointerEvent, section: SectionId): boolean => {
    const from = selection.ends()?.anchor ?? focused();
    const found = caret.view(section).posAtCoords({ left: event.clientX, top: event.clientY });
    if (!from || !found || (from.section === section && !selection.ends())) return false;
    pressed = { anchor: from, head: { section, pos: found.pos } };
    return true;
  };
  /** What a press with Shift is to select; the press itself comes as an event of the mouse, which must not do anything else. */
  let pressed: { readonly anchor: TextPoint; readonly head: TextPoint } | null = null;

  const focused = (): TextPoint | null => {
    const section =
      document.activeElement && sectionOf({ target: document.activeElement } as unknown as Event);
    return section ? { section, pos: selectionIn(caret.view(section)).anchor } : null;
  };

  const onMouseDown = (event: MouseEvent) => {
    if (isTouch && !isKept(event)) selection.clear();
    if (!pressed) return;
    event.preventDefault();
    event.stopPropagation();
    selection.select(pressed);
    pressed = null;
  };

  const onMove = (event: PointerEvent) => {
    if (!anchor || (event.buttons & 1) === 0) return;
    last = { x: event.clientX, y: event.clientY };
    frame ||= requestAnimationFrame(scroll);
    draw();
  };

  const onUp = () => {
    const isDrawn = anchor !== null && selection.ends() !== null;
    anchor = null;
    document.documentElement.removeAttribute('data-selecting-across');
    // After the browser has ended its own.
    if (isDrawn) requestAnimationFrame(() => selection.rest());
  };

  document.addEventListener('pointerdown', onDown, true);
  document.addEventListener('mousedown', onMouseDown, true);
  document.addEventListener('pointermove', onMove, true);
  document.addEventListener('pointerup', onUp, true);
  document.addEventListener('pointercancel', onUp, true);
  return () => {
    cancelAnimationFrame(frame);
    document.removeEventListener('pointerdown', onDown, true);
    document.removeEventListener('mousedown', onMouseDown, true);
    document.removeEventListener('pointermove', onMove, true);
    document.removeEventListener('pointerup', onUp, true);
    document.removeEventListener('pointercancel', onUp, true);
  };
}
