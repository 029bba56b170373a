import type { SectionId } from '@huigao/report';

/** The element of a part or section on the page, by its `data-section`. */
export const sectionElement = (section: SectionId): HTMLElement | null =>
  document.querySelector(`[data-section="${CSS.escape(section)}"]`);
