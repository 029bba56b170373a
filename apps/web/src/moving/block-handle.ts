// The handle beside the paragraph the pointer is over, by which it is dragged to another place, and what shows where it will go. For the
// pointer only: with keys, Alt+Shift and the arrows move paragraphs.

import type { SectionId } from '@huigao/report';
import type { EditorView } from '@tiptap/pm/view';
import type { HeldRange, PlainRange } from '../editor/binding/held-range';
import type { BlockMoves } from './block-moves';
import './block-handle.css';
import type { OpenTexts } from '../across/open-texts';

export interface BlockHandleParts {
  readonly texts: OpenTexts;
  readonly moves: BlockMoves;
  readonly sectionOf: (event: Pick<Event, 'target'>) => SectionId | null;
}

export interface BlockHandle {
  /** Says what it is for, in the language now. */
  readonly label: (text: string) => void;
  readonly stop: () => void;
}

/** A block of a text. */
interface BlockHere extends PlainRange {
  readonly section: SectionId;
  readonly element: HTMLElement;
}

function part(className: string): HTMLElement {
  const element = document.createElement('div');
  element.className = className;
  element.hidden = true;
  // With keys there is another way.
  element.setAttribute('aria-hidden', 'true');
  return element;
}

/** A block that is dragged: others may write meanwhile. */
interface DraggedBlock {
  readonly section: SectionId;
  readonly held: HeldRange;
}

/** The blocks of a text, with their elements. */
function blocksIn(view: EditorView, section: SectionId): readonly BlockHere[] {
  const blocks: BlockHere[] = [];
  view.state.doc.forEach((node, pos) => {
    const element = view.nodeDOM(pos);
    if (element instanceof HTMLElement) blocks.push({ section, element, from: pos, to: pos + node.nodeSize });
  });
  return blocks;
}

/** The block that an element of a text is of. */
function blockOf(view: EditorView, section: SectionId, target: Element): BlockHere | null {
  let element: Element | null = target;
  while (element && element.parentElement !== view.dom) element = element.parentElement;
  if (!(element instanceof HTMLElement)) return null;
  const $pos = view.state.doc.resolve(view.posAtDOM(element, 0));
  const from = $pos.depth === 0 ? $pos.pos : $pos.before(1);
  const node = view.state.doc.nodeAt(from);
  return node && { section, element, from, to: from + node.nodeSize };
}

/** Where a block that is let go of at a height goes: between which two of a text, and where that is on the screen. */
function gapAt(blocks: readonly BlockHere[], y: number): { readonly pos: number; readonly y: number } | null {
  for (const { element, from } of blocks) {
    const { top, bottom } = element.getBoundingClientRect();
    if (y < (top + bottom) / 2) return { pos: from, y: top };
  }
  const last = blocks.at(-1);
  return last ? { pos: last.to, y: last.element.getBoundingClientRect().bottom } : null;
}

/** Shows the handle where the pointer is, until it is stopped. */
export function blockHandle({ texts, moves, sectionOf }: BlockHandleParts): BlockHandle {
  const desk = document.getElementById('main')!;
  const handle = part('block-handle');
  const line = part('block-gap');
  handle.draggable = true;
  desk.append(handle, line);
  let here: BlockHere | null = null;
  let dragged: DraggedBlock | null = null;

  const place = (element: HTMLElement, { top, left }: { readonly top: number; readonly left: number }) => {
    const seen = desk.getBoundingClientRect();
    element.style.translate = `${left - seen.left + desk.scrollLeft}px ${top - seen.top + desk.scrollTop}px`;
    element.hidden = false;
  };
  const over = (event: PointerEvent) => {
    // A button that is down drags: the handle, or a selection.
    if (event.buttons !== 0 || event.pointerType === 'touch' || handle.contains(event.target as Element))
      return;
    const section = sectionOf(event);
    const view = section && texts.of(section)?.view;
    here = view?.editable ? blockOf(view, section!, event.target as Element) : null;
    handle.hidden = !here;
    if (!here) return;
    const { top } = here.element.getBoundingClientRect();
    place(handle, { top, left: view!.dom.getBoundingClientRect().left });
  };
  const leave = () => {
    if (!dragged && !handle.hidden) handle.hidden = true;
  };
  const start = (event: DragEvent) => {
    if (event.target !== handle || !here || !event.dataTransfer) return;
    const editor = texts.of(here.section);
    const now = editor && blockOf(editor.view, here.section, here.element);
    if (!now) {
      event.preventDefault();
      return;
    }
    dragged = { section: now.section, held: editor.hold(now) };
    event.dataTransfer.setData('text/plain', here.element.textContent ?? '');
    event.dataTransfer.effectAllowed = 'copyMove';
    event.dataTransfer.setDragImage(here.element, 0, 0);
  };
  /** Where what is dragged would go, shown by a line; null over what one may not write in. */
  const aim = (event: DragEvent) => {
    const section = dragged && sectionOf(event);
    const view = section && texts.of(section)?.view;
    const gap = view?.editable ? gapAt(blocksIn(view, section!), event.clientY) : null;
    line.hidden = !gap;
    if (!view || !gap) return null;
    const { left, width } = view.dom.getBoundingClientRect();
    line.style.width = `${width}px`;
    place(line, { top: gap.y, left });
    return { section: section!, pos: gap.pos };
  };
  const drag = (event: DragEvent) => {
    if (!dragged || !aim(event)) return;
    event.preventDefault();
    event.stopPropagation();
    event.dataTransfer!.dropEffect = event.ctrlKey ? 'copy' : 'move';
  };
  const drop = (event: DragEvent) => {
    const to = dragged && aim(event);
    if (!dragged || !to) return;
    event.preventDefault();
    event.stopPropagation();
    const editor = texts.of(dragged.section);
    const from = editor?.heldNow(dragged.held)?.from;
    const node = from === undefined ? null : editor!.view.state.doc.nodeAt(from);
    if (node && from !== undefined)
      moves.move(dragged.section, { from, to: from + node.nodeSize }, to, event.ctrlKey ? 'copy' : 'move');
    stop();
  };
  const stop = () => {
    dragged = null;
    line.hidden = true;
    handle.hidden = true;
  };
  const listeners = {
    pointermove: over,
    dragstart: start,
    dragover: drag,
    drop,
    dragend: stop,
    keydown: leave,
  };
  const entries = Object.entries(listeners) as [string, EventListener][];
  for (const [type, listener] of entries) document.addEventListener(type, listener, true);
  return {
    label: (text) => {
      handle.title = text;
    },
    stop: () => {
      for (const [type, listener] of entries) document.removeEventListener(type, listener, true);
      handle.remove();
      line.remove();
    },
  };
}
