import { anchorOf } from '@huigao/report-doc';
import { useCallback } from 'react';
import { useText } from '../app/locale';
import { useSectionName } from '../checks/use-section-name';
import { useReportSession } from '../report/report-session';
import { useToast } from '../ui/toast';
import type { TextSelected } from './comment-desk';

/** Puts the focus back on an element, if it is still there. */
const focusOf = (element: Element | null) => () => {
  if (element instanceof HTMLElement && element.isConnected) element.focus({ preventScroll: true });
};

/** Begins a comment on a stretch of text; on a whole section where the stretch is empty. */
export function useCompose(): (on: TextSelected) => void {
  const t = useText();
  const toast = useToast();
  const { client, comments, texts } = useReportSession();
  const sectionName = useSectionName();
  return useCallback(
    ({ section, from, to }) => {
      const anchor = from < to ? anchorOf(client.section(section).doc, { from, to }) : null;
      if (from < to && !anchor) return toast(t('comments.no-place'), 'bad');
      // A thread is of one section: what decides about that section must not wait for another.
      if (texts.reach > 1) toast(t('comments.one-section', { section: sectionName(section) }));
      comments.desk.compose({ section, anchor, giveBack: focusOf(document.activeElement) });
    },
    [client, comments, sectionName, t, texts, toast],
  );
}
