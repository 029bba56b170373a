import type { SectionId } from '@huigao/report';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { late } from '../app/late';
import { useText } from '../app/locale';
import { useSectionName } from '../checks/use-section-name';
import { useReportSession } from '../report/report-session';
import { useToast } from '../ui/toast';
import hidden from '../ui/visually-hidden.module.css';
import { type AcrossPage, openAcross } from './across-page';

const TouchSelection = late(() => import('./touch-selection'), []);

/** What reaches over several sections: selecting, copying, taking out, typing over. It shows nothing of its own. */
export default function Across() {
  const t = useText();
  const toast = useToast();
  const session = useReportSession();
  const sectionName = useSectionName();
  const [page, setPage] = useState<AcrossPage | null>(null);
  useEffect(() => {
    const opened = openAcross(session);
    setPage(opened);
    return () => {
      setPage(null);
      opened.close();
    };
  }, [session]);
  useEffect(() => page?.labelHandle(t('across.move')), [page, t]);
  useEffect(() => {
    const names = (sections: readonly SectionId[]) => sections.map(sectionName).join(t('across.list-mark'));
    return page?.onChanged(({ changed, left }) => {
      const key = changed > 0 ? 'across.left' : 'across.all-left';
      toast(t(key, { count: left.length, sections: names(left) }));
    });
  }, [page, sectionName, t, toast]);
  const isTouched = useTouched();
  return (
    page && (
      <>
        <Announcement page={page} />
        {isTouched && <TouchSelection page={page} />}
      </>
    )
  );
}

/** Whether a finger has been on the page. */
function useTouched(): boolean {
  const [isTouched, setTouched] = useState(false);
  useEffect(() => {
    const onDown = ({ pointerType }: PointerEvent) => pointerType === 'touch' && setTouched(true);
    document.addEventListener('pointerdown', onDown, true);
    return () => document.removeEventListener('pointerdown', onDown, true);
  }, []);
  return isTouched;
}

/** Tells screen readers what is selected: they follow the browser's own selection only. */
function Announcement({ page: { selection } }: { readonly page: AcrossPage }) {
  const t = useText();
  const ends = useSyncExternalStore(selection.subscribe, selection.ends);
  return (
    <p className={hidden.text} role="status" data-across-ready>
      {ends && t('across.selected', { count: selection.parts().length })}
    </p>
  );
}
