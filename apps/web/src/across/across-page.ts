// Brings the selection over sections to the page: events come here before the editors see them.

import type { OutlineEntry, SectionId } from '@huigao/report';
import type { BodyEditor } from '../editor/body/body-editor';
import { blockHandle } from '../moving/block-handle';
import { BlockMoves } from '../moving/block-moves';
import { textDrag } from '../moving/text-drag';
import type { ReportSession } from '../report/report-session';
import { sectionElement } from '../report/section-element';
import { copiedAcross } from './across-clipboard';
import { AcrossEdits, type Changed } from './across-edits';
import { acrossKeys } from './across-keys';
import { acrossPointer } from './across-pointer';
import { AcrossSelection } from './across-selection';
import { PageCaret, selectionIn } from './caret';
import type { OpenTexts } from './open-texts';
import { type Ends, extendedTo, isWhole, type TextPoint } from './text-points';
import { titledPieces } from './titled-pieces';

export interface AcrossPage {
  readonly selection: AcrossSelection;
  readonly caret: PageCaret;
  readonly texts: OpenTexts;
  /** The selection of the browser, where it is in texts of this page. */
  readonly selected: () => Ends | null;
  /** The same, and a point that was tapped. */
  readonly extended: (ends: Ends, to: TextPoint) => Ends;
  /** Takes out what is selected. @returns whether there was anything to be changed */
  readonly takeOut: () => boolean;
  /** Told when something was left that one may not edit. */
  readonly onChanged: (listener: (changed: Changed) => void) => () => void;
  /** Says what the handle beside a paragraph is for. */
  readonly labelHandle: (text: string) => void;
  readonly close: () => void;
}

/** The section whose text an event is in. */
function sectionOf({ target }: Pick<Event, 'target'>): SectionId | null {
  // A drag of text begins at the text itself.
  const element = target instanceof Element ? target : target instanceof Node ? target.parentElement : null;
  const text = element?.closest('.ProseMirror');
  const section = text?.closest<HTMLElement>('[data-section]')?.dataset.section;
  return (section as SectionId | undefined) ?? null;
}

type Handler = (event: Event) => void;

export function openAcross(session: Pick<ReportSession, 'store' | 'texts' | 'undoOrder'>): AcrossPage {
  const { store, texts, undoOrder } = session;
  const outline = (): readonly OutlineEntry[] => store.current()?.outline ?? [];
  const order = () => outline().flatMap(({ id, kind }) => (kind === 'part' ? [] : [id]));
  const body = (section: SectionId) =>
    texts.of(section)?.view.state.doc ?? store.current()?.bodies.get(section) ?? null;
  /** The titles below the first section of a selection, down to its last. */
  const titles = (after: SectionId, until: SectionId) => {
    const ids = outline().map(({ id }) => id);
    return ids.slice(ids.indexOf(after) + 1, ids.indexOf(until) + 1).flatMap((id) => {
      const element = sectionElement(id);
      return (
        element?.querySelector(':scope > header > :is(h2, h3)') ?? (element?.tagName === 'H2' ? element : [])
      );
    });
  };
  const listeners = new Set<(changed: Changed) => void>();
  const told = (changed: Changed) => {
    for (const listener of listeners) listener(changed);
  };
  const selection = new AcrossSelection({ texts, order, body, titles });
  const caret = new PageCaret(texts, order);
  const titleOf = (section: SectionId) => outline().find(({ id }) => id === section)?.title ?? null;
  const edits = new AcrossEdits({ selection, undoOrder, titleOf, told });
  const moves = new BlockMoves({ texts, caret, undoOrder });
  const keys = acrossKeys({ selection, caret, edits, moves });

  const editorOf = (event: Event): BodyEditor | null => {
    const section = sectionOf(event);
    return section && texts.of(section);
  };
  const take = (event: Event) => {
    event.preventDefault();
    event.stopPropagation();
  };
  /** Only in a text, and only while more than one section is selected. */
  const whenAcross =
    (act: Handler): Handler =>
    (event) => {
      if (selection.ends() && sectionOf(event)) act(event);
    };

  const copy = (event: Event): boolean => {
    const report = store.current();
    const data = (event as ClipboardEvent).clipboardData;
    const ends = selection.ends();
    if (!report || !data || !ends) return false;
    const what = { parts: selection.parts(), isWhole: isWhole({ order, body }, ends) };
    const { text, html } = copiedAcross(report, what, body);
    data.setData('text/plain', text);
    data.setData('text/html', html);
    take(event);
    return true;
  };
  /** What was copied over several sections goes back into those of the same titles, anything else to where the selection begins. */
  const paste = (event: Event) => {
    const pieces = titledPieces((event as ClipboardEvent).clipboardData?.getData('text/html') ?? '');
    if ((pieces && edits.pasteBelowTitles(pieces)) || !edits.makeRoom()) take(event);
  };
  const input = (event: Event) => {
    const { inputType, data } = event as InputEvent;
    if (inputType === 'insertCompositionText') edits.makeRoomForComposition();
    else if (inputType.startsWith('delete')) {
      edits.takeOut();
      take(event);
    } else if (inputType === 'insertText' || inputType === 'insertReplacementText') {
      edits.replaceWith(data ?? '');
      take(event);
    } else if (inputType.startsWith('format')) take(event);
  };
  const selected = (): Ends | null => {
    const { anchorNode, isCollapsed } = getSelection()!;
    const section = anchorNode && sectionOf({ target: anchorNode });
    const view = section && texts.of(section)?.view;
    if (!view || isCollapsed) return null;
    const { anchor, head } = selectionIn(view);
    return { anchor: { section, pos: anchor }, head: { section, pos: head } };
  };
  const handlers: readonly (readonly [string, Handler])[] = [
    [
      'keydown',
      (event) => {
        const editor = editorOf(event);
        if (editor && keys(editor, event as KeyboardEvent)) take(event);
      },
    ],
    ['copy', whenAcross(copy)],
    // The browser copies by a button only what it has selected itself, which may be none of it.
    ['beforecopy', whenAcross((event) => event.preventDefault())],
    ['cut', whenAcross((event) => copy(event) && edits.takeOut())],
    ['paste', whenAcross(paste)],
    ['compositionstart', whenAcross(() => edits.makeRoomForComposition())],
    ['beforeinput', whenAcross(input)],
  ];
  for (const [type, handler] of handlers) document.addEventListener(type, handler, true);
  const handle = blockHandle({ texts, moves, sectionOf });
  const stops = [
    selection.start(),
    acrossPointer({ selection, caret, sectionOf }),
    handle.stop,
    textDrag({ texts, undoOrder, sectionOf }),
  ];
  return {
    selection,
    caret,
    texts,
    selected,
    extended: (ends, to) => extendedTo({ order, body }, ends, to),
    takeOut: () => edits.takeOut(),
    onChanged: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    labelHandle: handle.label,
    close: () => {
      for (const [type, handler] of handlers) document.removeEventListener(type, handler, true);
      for (const stop of stops) stop();
    },
  };
}
