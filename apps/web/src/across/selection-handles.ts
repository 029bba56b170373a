// The two ends of a selection over several sections, to be dragged by a finger. Chromium's own handles stay in the text they began in, and
// it does not tell the page where they are; these take their place as soon as a selection reaches further.

import type { AcrossSelection } from './across-selection';
import type { PageCaret } from './caret';
import { edgeScroll, withinSight } from './edge-scroll';
import type { OpenTexts } from './open-texts';
import './selection-handles.css';
import type { TextPoint } from './text-points';

export interface SelectionHandlesParts {
  readonly selection: AcrossSelection;
  readonly caret: PageCaret;
  readonly texts: OpenTexts;
}

type Side = 'start' | 'end';

/** What a finger has hold of: the end that stays, and how far the finger is from the line it moves. */
interface Held {
  readonly pointer: number;
  readonly anchor: TextPoint;
  head: TextPoint;
  readonly dx: number;
  readonly dy: number;
  x: number;
  y: number;
}

/** What a person goes on with, after which an end that was moved is not looked after any more. */
const presses = ['pointerdown', 'wheel', 'keydown'] as const;

function handleAt(side: Side): HTMLElement {
  const handle = document.createElement('div');
  handle.className = 'selection-handle';
  handle.dataset.side = side;
  handle.dataset.keepsSelection = '';
  handle.hidden = true;
  // With keys and screen readers, Shift and the arrows extend a selection.
  handle.setAttribute('aria-hidden', 'true');
  return handle;
}

export interface SelectionHandles {
  /** Keeps the end that moves in sight until one goes on. */
  readonly show: () => void;
  readonly stop: () => void;
}

/** Shows the handles while a selection reaches over several sections. */
export function selectionHandles({ selection, caret, texts }: SelectionHandlesParts): SelectionHandles {
  const desk = document.getElementById('main')!;
  const handles = { start: handleAt('start'), end: handleAt('end') } as const;
  desk.append(handles.start, handles.end);
  let held: Held | null = null;
  let placing = 0;
  let drawing = 0;
  let showing = 0;

  /** Within one section the editor selects itself, and the finger keeps what it holds. */
  const points = (): Readonly<Record<Side, TextPoint>> | null => {
    const [start, end] = [selection.edge('start'), selection.edge('end')];
    if (start && end) return { start, end };
    if (!held) return null;
    const { anchor, head } = held;
    return anchor.pos <= head.pos ? { start: anchor, end: head } : { start: head, end: anchor };
  };
  /** Where on the screen an end stands: a line, and a column in it. */
  const lineOf = ({ section, pos }: TextPoint, side: Side) => {
    const { view } = texts.of(section)!;
    return view.coordsAtPos(Math.min(pos, view.state.doc.content.size), side === 'end' ? -1 : 1);
  };
  /** What is seen of the page: not what lies below the bar, where a finger could take hold of nothing. */
  const sight = () => {
    const { top, bottom } = desk.getBoundingClientRect();
    const bar = document.querySelector('[role=toolbar][data-keeps-selection]')?.getBoundingClientRect();
    return { top, bottom: Math.min(bottom, bar?.top ?? bottom) };
  };
  /** Scrolls the end that was moved out from below the bar, also when what is far away is laid out and moves it, until one goes on. */
  let isRevealing = false;
  const reveal = () => {
    const now = points();
    const head = selection.ends()?.head;
    if (held || !isRevealing || !now || !head) return;
    const handle = handles[head === now.start ? 'start' : 'end'].getBoundingClientRect();
    desk.scrollTop += Math.max(0, handle.bottom - sight().bottom);
  };
  const placeOne = (side: Side, point: TextPoint | undefined) => {
    const handle = handles[side];
    handle.hidden = !point || !texts.of(point.section);
    if (!point || handle.hidden) return;
    const { left, bottom } = lineOf(point, side);
    const seen = desk.getBoundingClientRect();
    handle.style.translate = `${left - seen.left + desk.scrollLeft}px ${bottom - seen.top + desk.scrollTop}px`;
  };
  const place = () => {
    const now = points();
    placeOne('start', now?.start);
    placeOne('end', now?.end);
    reveal();
  };
  const placeSoon = () => {
    cancelAnimationFrame(placing);
    placing = requestAnimationFrame(place);
  };
  const show = () => {
    isRevealing = true;
    // The bar says what it says now, and has its height.
    cancelAnimationFrame(showing);
    showing = requestAnimationFrame(placeSoon);
  };
  const press = () => {
    isRevealing = false;
  };
  const drawSoon = () => {
    cancelAnimationFrame(drawing);
    drawing = requestAnimationFrame(draw);
  };

  /** Takes the end to where the finger is; goes on while that is at the edge of what is seen. */
  const draw = () => {
    if (!held) return;
    const seen = sight();
    const by = edgeScroll(held.y, seen);
    desk.scrollTop += by;
    const head = caret.at(held.x - held.dx, withinSight(held.y - held.dy, seen));
    if (head) {
      held.head = head;
      const how = head.section === held.anchor.section ? 'rest' : 'drawing';
      selection.select({ anchor: held.anchor, head }, how);
    }
    placeSoon();
    if (by !== 0) drawSoon();
  };

  const take = (event: PointerEvent) => {
    const side = (event.currentTarget as HTMLElement).dataset.side as Side;
    const point = selection.edge(side);
    const anchor = selection.edge(side === 'start' ? 'end' : 'start');
    if (!point || !anchor) return;
    event.preventDefault();
    const { left, top, bottom } = lineOf(point, side);
    const { clientX: x, clientY: y, pointerId: pointer } = event;
    held = { pointer, anchor, head: point, dx: x - left, dy: y - (top + bottom) / 2, x, y };
    handles[side].setPointerCapture(pointer);
    handles[side].dataset.held = '';
  };
  const move = (event: PointerEvent) => {
    if (event.pointerId !== held?.pointer) return;
    held.x = event.clientX;
    held.y = event.clientY;
    drawSoon();
  };
  const leave = (event: PointerEvent) => {
    if (event.pointerId !== held?.pointer) return;
    held = null;
    for (const handle of Object.values(handles)) delete handle.dataset.held;
    cancelAnimationFrame(drawing);
    selection.rest();
    show();
  };
  const listeners = { pointerdown: take, pointermove: move, pointerup: leave, pointercancel: leave };
  for (const handle of Object.values(handles))
    for (const [type, listener] of Object.entries(listeners))
      handle.addEventListener(type, listener as EventListener);

  const stops = [selection.subscribe(placeSoon), texts.subscribe(placeSoon)];
  const resized = new ResizeObserver(placeSoon);
  resized.observe(desk);
  if (desk.firstElementChild) resized.observe(desk.firstElementChild);
  for (const type of presses) document.addEventListener(type, press, true);
  place();
  const stop = () => {
    for (const type of presses) document.removeEventListener(type, press, true);
    cancelAnimationFrame(placing);
    cancelAnimationFrame(drawing);
    cancelAnimationFrame(showing);
    resized.disconnect();
    for (const stop of stops) stop();
    for (const handle of Object.values(handles)) handle.remove();
  };
  return { show, stop };
}
