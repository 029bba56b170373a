// Text that is selected and dragged from one section into another: an editor knows of what is dragged within itself only, and would
// leave it where it was, too.

import type { SectionId } from '@huigao/report';
import { Slice } from '@tiptap/pm/model';
import { dropPoint } from '@tiptap/pm/transform';
import { focusText } from '../across/caret';
import type { OpenTexts } from '../across/open-texts';
import type { HeldRange } from '../editor/binding/held-range';
import type { UndoOrder } from '../editor/keys/undo-order';

interface TextDragParts {
  readonly texts: OpenTexts;
  readonly undoOrder: Pick<UndoOrder, 'together'>;
  readonly sectionOf: (event: Pick<Event, 'target'>) => SectionId | null;
}

/** Follows drags; the returned function stops that. */
export function textDrag({ texts, undoOrder, sectionOf }: TextDragParts): () => void {
  /** Others may write while it is dragged. */
  let dragged: { readonly section: SectionId; readonly held: HeldRange } | null = null;

  const start = (event: DragEvent) => {
    const section = sectionOf(event);
    const editor = section && texts.of(section);
    const selection = editor?.view.state.selection;
    dragged = editor && selection && !selection.empty ? { section, held: editor.hold(selection) } : null;
  };
  const drop = (event: DragEvent) => {
    const section = sectionOf(event);
    const [source, target] = [dragged && texts.of(dragged.section), section && texts.of(section)];
    if (!dragged || !source || !target || source === target || !target.view.editable) return;
    const { view } = target;
    const at = view.posAtCoords({ left: event.clientX, top: event.clientY });
    const range = source.heldNow(dragged.held);
    if (!at || !range) return;
    event.preventDefault();
    event.stopPropagation();
    const { from, to } = range;
    const json = source.view.state.doc.slice(from, to).toJSON() as object;
    let slice = Slice.fromJSON(view.state.schema, json);
    view.someProp('transformPasted', (transform) => {
      slice = transform(slice, view, false);
    });
    undoOrder.together(() => {
      const isDone = target.change(({ tr, doc }) => {
        const pos = dropPoint(doc, at.pos, slice) ?? at.pos;
        return tr.replaceRange(pos, pos, slice);
      });
      if (isDone && !event.ctrlKey) source.change(({ tr }) => tr.delete(from, to));
    });
    focusText(view);
    dragged = null;
  };
  const stop = () => {
    dragged = null;
  };
  const entries = [
    ['dragstart', start],
    ['drop', drop],
    ['dragend', stop],
  ] as unknown as readonly (readonly [string, EventListener])[];
  for (const [type, listener] of entries) document.addEventListener(type, listener, true);
  return () => {
    for (const [type, listener] of entries) document.removeEventListener(type, listener, true);
  };
}
