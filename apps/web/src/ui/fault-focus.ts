import { type RefObject, useEffect, useRef } from 'react';

/**
 * Puts the cursor into the first field of a form that has a fault, after each try to send it.
 * @param tried - changes with every try: the faults found, as a new object
 * @returns a ref for the form
 */
export function useFaultFocus(tried: unknown): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus(), [tried]);
  return form;
}
