import { type RefObject, useEffect, useRef } from 'react';

/**
 * A region that lies over the page on a narrow screen: opening moves the focus in, Escape and closing give it back.
 * On a wide screen the region is always there and nothing here happens.
 * @param isOpen - whether it was asked for
 * @param narrow - media query under which it is a drawer
 */
export function useDrawer(
  region: RefObject<HTMLElement | null>,
  { isOpen, narrow, onClose }: { isOpen: boolean; narrow: string; onClose: () => void },
): void {
  const returnTo = useRef<Element | null>(null);
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });

  useEffect(() => {
    const element = region.current;
    if (!isOpen || !element || !matchMedia(narrow).matches) return;
    // A panel opened from the text (a place was clicked) leaves the caret where it is.
    const inText = document.activeElement?.closest('[contenteditable="true"]');
    returnTo.current = document.activeElement;
    if (!inText) element.focus();
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      // A menu or dialog that is open takes its own Escape.
      if (document.querySelector('dialog[open], [popover]:popover-open')) return;
      close.current();
    };
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('keydown', onKey);
      if (element.contains(document.activeElement) && returnTo.current instanceof HTMLElement)
        returnTo.current.focus();
    };
  }, [region, isOpen, narrow]);
}
