import type { Transaction } from '@tiptap/pm/state';
import type { PlainRange } from '../binding/held-range';

/** The stretch of the new text that a paste brought, or null where a transaction is none. */
export function pastedStretch(tr: Transaction): PlainRange | null {
  if (!tr.docChanged || tr.getMeta('uiEvent') !== 'paste') return null;
  let from = Number.POSITIVE_INFINITY;
  let to = -1;
  tr.mapping.maps.forEach((map, index) => {
    const after = tr.mapping.slice(index + 1);
    map.forEach((_oldFrom, _oldTo, newFrom, newTo) => {
      from = Math.min(from, after.map(newFrom, -1));
      to = Math.max(to, after.map(newTo, 1));
    });
  });
  return from < to ? { from, to } : null;
}
