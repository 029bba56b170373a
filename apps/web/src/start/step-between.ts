import type { KeyboardEvent } from 'react';

/** Where a key leads from a place among so many; in a field Home and End are the field's. */
function placeAfter(key: string, here: number, count: number, isField: boolean): number {
  if (key === 'ArrowDown') return here + 1;
  if (key === 'ArrowUp') return here - 1;
  if (isField) return here;
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : here;
}

/** Arrow keys, Home and End lead from one of these elements to another; what is typed in a field stays there. */
export function stepBetween(event: KeyboardEvent, among: Iterable<Element>): void {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
  if (ctrlKey || metaKey || altKey || shiftKey || event.nativeEvent.isComposing) return;
  const elements = [...among] as HTMLElement[];
  const here = elements.indexOf(document.activeElement as HTMLElement);
  if (here < 0) return;
  const to = placeAfter(key, here, elements.length, elements[here] instanceof HTMLInputElement);
  const next = elements[to];
  if (!next || to === here) return;
  event.preventDefault();
  next.focus();
}
