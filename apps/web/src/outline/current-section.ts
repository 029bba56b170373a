import type { SectionId } from '@huigao/report';
import { type RefObject, useEffect, useState } from 'react';

/** The line across the page, as a part of its height from the top, below which one is taken to read. */
const readingLine = 0.3;
const margin = `-${readingLine * 100}% 0px -${(1 - readingLine) * 100}% 0px`;

/** At the end of the page the last section may be too short to reach the line. */
const isAtEnd = (desk: HTMLElement) => desk.scrollTop + desk.clientHeight >= desk.scrollHeight - 2;

/**
 * The section one reads, by how far the page is scrolled; null at first and above all sections.
 * @param desk - what scrolls; its sections carry `data-section`
 * @param outline - looks for the sections anew when it changes
 */
export function useCurrentSection(desk: RefObject<HTMLElement | null>, outline: unknown): SectionId | null {
  const [current, setCurrent] = useState<SectionId | null>(null);

  useEffect(() => {
    const root = desk.current;
    if (!root) return;
    const sections = [...root.querySelectorAll<HTMLElement>('[data-section]')];
    const idOf = (element: Element | undefined) =>
      ((element as HTMLElement | undefined)?.dataset.section as SectionId | undefined) ?? null;
    let crossing: SectionId | null = null;
    const show = () => {
      const isScrollable = root.scrollHeight > root.clientHeight;
      setCurrent(isScrollable && isAtEnd(root) ? idOf(sections.at(-1)) : crossing);
    };
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          if (isIntersecting) crossing = idOf(target);
          else if (crossing === idOf(target)) crossing = null;
        }
        show();
      },
      { root, rootMargin: margin },
    );
    for (const section of sections) observer.observe(section);
    root.addEventListener('scrollend', show);
    return () => {
      observer.disconnect();
      root.removeEventListener('scrollend', show);
    };
  }, [desk, outline]);

  return current;
}
