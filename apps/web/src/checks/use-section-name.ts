import type { SectionId } from '@huigao/report';
import { useMemo } from 'react';
import { useNumberedOutline } from '../report/numbered-outline';

/** The number and title of a section as the page shows them: （二）部门整体收支情况. */
export function useSectionName(): (section: SectionId) => string {
  const outline = useNumberedOutline();
  return useMemo(() => {
    const names = new Map(outline.map(({ entry, number }) => [entry.id, number + entry.title]));
    return (section) => names.get(section) ?? '';
  }, [outline]);
}
