// Entries of the outline are dragged to another place, or moved with Alt and the arrow keys.

import type { SectionId } from '@huigao/report';
import { type DragEvent, type KeyboardEvent, useState } from 'react';
import type { OutlineEditing } from './use-outline-editing';

/** Props of the entry that is dragged, and of the line it is dropped on. */
export interface EntryDrag {
  readonly source: (id: SectionId) => object;
  /** Null: the end of the list. */
  readonly target: (id: SectionId | null) => object;
}

const still: EntryDrag = { source: () => ({}), target: () => ({}) };

export function useEntryDrag(editing: OutlineEditing | null): EntryDrag {
  const [dragged, setDragged] = useState<SectionId | null>(null);
  const [over, setOver] = useState<SectionId | 'end' | null>(null);
  if (!editing) return still;
  const end = () => {
    setDragged(null);
    setOver(null);
  };
  return {
    source: (id) => ({
      draggable: true,
      'aria-keyshortcuts': 'Alt+ArrowUp Alt+ArrowDown',
      onDragStart: (event: DragEvent) => {
        event.dataTransfer.effectAllowed = 'move';
        setDragged(id);
      },
      onDragEnd: end,
      onKeyDown: (event: KeyboardEvent) => {
        if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
        event.preventDefault();
        editing.step(id, event.key === 'ArrowUp' ? 'up' : 'down');
      },
    }),
    target: (id) => ({
      'data-drop': (over === (id ?? 'end') && dragged !== null) || undefined,
      onDragOver: (event: DragEvent) => {
        if (!dragged || !editing.canMove(dragged, id)) return;
        event.preventDefault();
        setOver(id ?? 'end');
      },
      onDragLeave: () => setOver((now) => (now === (id ?? 'end') ? null : now)),
      onDrop: (event: DragEvent) => {
        event.preventDefault();
        if (dragged) editing.move(dragged, id);
        end();
      },
    }),
  };
}
