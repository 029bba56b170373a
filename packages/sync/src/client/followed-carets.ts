// Carets that follow what their owners write. Whoever types tells nobody where the caret goes with each letter: all others put it
// behind the words that came, in the drawing that shows these. Else each key would be drawn twice by everybody.

import * as Y from 'yjs';

/** As the editor's caret plugin writes it: both ends as relative positions. */
export interface Cursor {
  readonly anchor: unknown;
  readonly head: unknown;
}

type Written = Pick<Y.Transaction, 'beforeState' | 'afterState' | 'doc'>;

/** Where the caret of a client stands after what it wrote in this transaction: behind the last word. Null when it wrote none. */
export function cursorAfter({ beforeState, afterState, doc }: Written, client: number): Cursor | null {
  const known = beforeState.get(client) ?? 0;
  if ((afterState.get(client) ?? 0) <= known) return null;
  const structs = doc.store.clients.get(client)!;
  for (let index = structs.length - 1; index >= 0; index--) {
    const struct = structs[index]!;
    const { clock } = struct.id;
    if (clock + struct.length <= known) return null;
    if (!(struct instanceof Y.Item) || struct.deleted || !struct.countable) continue;
    const { parent } = struct;
    // Blocks, and places of figures, stand in no run of letters: of these the caret is told.
    if (!(parent instanceof Y.XmlText) || parent._item === null) return null;
    const position = {
      type: { client: parent._item.id.client, clock: parent._item.id.clock },
      tname: null,
      item: { client, clock: clock + struct.length - 1 },
      assoc: -1,
    };
    return { anchor: position, head: position };
  }
  return null;
}

/** Whether both stand at the same place of the document as it is now. What cannot be read stands nowhere. */
export function standAlike(doc: Y.Doc, one: Cursor | null, other: Cursor | null): boolean {
  if (one === null || other === null) return one === other;
  return samePlace(doc, one.anchor, other.anchor) && samePlace(doc, one.head, other.head);
}

function samePlace(doc: Y.Doc, one: unknown, other: unknown): boolean {
  const [a, b] = [placeOf(doc, one), placeOf(doc, other)];
  return a !== null && b !== null && a.type === b.type && a.index === b.index;
}

function placeOf(doc: Y.Doc, position: unknown): Y.AbsolutePosition | null {
  if (position === null || typeof position !== 'object') return null;
  // What the editor holds are instances, what comes over the wire is JSON.
  const json = position as Parameters<typeof Y.createRelativePositionFromJSON>[0];
  return Y.createAbsolutePositionFromRelativePosition(Y.createRelativePositionFromJSON(json), doc);
}
