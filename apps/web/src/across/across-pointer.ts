// Selecting with the pointer over the border of a section: the browser draws a selection only within the text it began in.

import type { SectionId } from '@huigao/report';
import type { AcrossSelection } from './across-selection';
import { type PageCaret, selectionIn } from './caret';
import type { TextPoint } from './text-points';

export interface AcrossPointerParts {
  readonly selection: AcrossSelection;
  readonly caret: PageCaret;
  /** The section whose text an event is in. */
  readonly sectionOf: (event: Event) => SectionId | null;
}

/** How far from the edge of what is seen the page begins to scroll, and how far in a frame at most, in px. */
const edgePx = 40;
const stepPx = 24;

/** How far a page scrolls in a frame while the pointer is at its edge. */
function scrollBy(y: number, { top, bottom }: DOMRect): number {
  const over = y < top + edgePx ? y - top - edgePx : y > bottom - edgePx ? y - bottom + edgePx : 0;
  return Math.max(-stepPx, Math.min(over / 2, stepPx));
}

/** Follows the pointer; the returned function stops that. */
export function acrossPointer({ selection, caret, sectionOf }: AcrossPointerParts): () => void {
  let anchor: TextPoint | null = null;
  let last = { x: 0, y: 0 };
  let frame = 0;
  const desk = document.getElementById('main')!;

  /** Within what is seen: elsewhere the browser does not tell what is there. */
  const pointOf = ({ x, y }: { readonly x: number; readonly y: number }): TextPoint | null => {
    const { top, bottom } = desk.getBoundingClientRect();
    return caret.at(x, Math.max(top + 1, Math.min(y, bottom - 2)));
  };

  const draw = () => {
    const head = anchor && pointOf(last);
    if (!anchor || !head) return;
    // In the text it began in, the browser goes on itself.
    if (head.section === anchor.section) selection.clear();
    else selection.select({ anchor, head }, 'drawing');
    document.documentElement.toggleAttribute('data-selecting-across', selection.ends() !== null);
  };

  const scroll = () => {
    const by = scrollBy(last.y, desk.getBoundingClientRect());
    if (by !== 0 && selection.ends()) {
      desk.scrollTop += by;
      draw();
    }
    frame = anchor ? requestAnimationFrame(scroll) : 0;
  };

  const onDown = (event: PointerEvent) => {
    if (event.button !== 0) return;
    const section = sectionOf(event);
    const isExtending = event.shiftKey && section !== null;
    if (isExtending && extendTo(event, section)) return;
    selection.clear();
    caret.forgetColumn();
    // A finger scrolls.
    if (!section || event.pointerType === 'touch') return;
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
