import { History, LayoutList, Search } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import { useCharacterCount } from '../aids/section-count';
import { late } from '../app/late';
import { useLocale, useText } from '../app/locale';
import { languageTag } from '../app/locale-tag';
import { HelpMenu } from '../help/help-menu';
import { useReport, useReportSession } from '../report/report-session';
import { Button } from '../ui/button';
import { StatusBar } from '../ui/status-bar';
import styles from './outline.module.css';
import { outlineProgress } from './progress';

const Board = late(() => import('../workflow/board-dialog'), ['more']);

/** How far the report is: sections by status, and characters. */
export function Progress({ onTour }: { readonly onTour: () => void }) {
  const t = useText();
  const outline = useReport((report) => report.outline);
  const progress = useMemo(() => outlineProgress(outline ?? []), [outline]);
  const words = t('outline.progress', { done: progress.done, total: progress.total });
  return (
    <div className={styles.progress}>
      <StatusBar counts={progress.byStatus} />
      <p className={styles.counts}>
        {words}
        <Characters />
      </p>
      <div className={styles.tools}>
        <BoardButton />
        <FindButton />
        <VersionsLink />
        <HelpMenu onTour={onTour} />
      </div>
    </div>
  );
}

/** By itself: it changes with the text, and nothing beside it does. */
function Characters() {
  const t = useText();
  const locale = useLocale();
  const counted = useCharacterCount()?.toLocaleString(languageTag(locale));
  return counted && <span> · {t('outline.characters', { count: counted })}</span>;
}

function VersionsLink() {
  const t = useText();
  const { id } = useReportSession();
  const [, navigate] = useLocation();
  return (
    <Button
      size="sm"
      variant="quiet"
      icon={History}
      onClick={() => navigate(`/reports/${encodeURIComponent(id)}/versions`)}
    >
      {t('versions.open')}
    </Button>
  );
}

function BoardButton() {
  const t = useText();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size="sm" variant="quiet" icon={LayoutList} onClick={() => setOpen(true)}>
        {t('board.title')}
      </Button>
      {isOpen && <Board onClose={() => setOpen(false)} />}
    </>
  );
}

function FindButton() {
  const t = useText();
  const { find } = useReportSession();
  return (
    <Button
      size="sm"
      variant="quiet"
      icon={Search}
      aria-keyshortcuts="Control+F"
      onClick={() => find.open('find', '')}
    >
      {t('find.title')}
    </Button>
  );
}
