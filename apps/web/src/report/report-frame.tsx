import { useEffect, useRef, useState } from 'react';
import { useDocumentTitle } from '../app/document-title';
import { late } from '../app/late';
import { useText } from '../app/locale';
import shell from '../app/shell.module.css';
import { useLinkedThread } from '../comments/use-linked-thread';
import { useFindKeys } from '../find/find-keys';
import { Outline } from '../outline/outline';
import { SuggestionKeysWhenNeeded } from '../suggestions/when-needed';
import { hasSeenTour, isFreshSample } from '../tour/tour-seen';
import { ClosedReport, useClosed } from './closed-report';
import { useLeaveGuard } from './leave-guard';
import { useRegionKeys } from './regions';
import { ReportDocument } from './report-document';
import styles from './report-frame.module.css';
import { ReportHeader } from './report-header';
import { useReport, useReportSession } from './report-session';
import { sectionElement } from './section-element';
import { type PanelState, SidePanel } from './side-panel';
import { PaperSkeleton } from './skeleton';
import { useUndoKeys } from './undo-keys';

const Across = late(() => import('../across/across'), ['more']);
const Banners = late(() => import('./banners'), []);
const CommentKeys = late(() => import('../comments/comment-keys-here'), []);
const FindBar = late(() => import('../find/find-bar'), []);
const Since = late(() => import('../since/since'), []);
const TidyKey = late(() => import('../tidy/tidy-key'), []);
const Tour = late(() => import('../tour/tour'), ['more']);

export interface ReportFrameProps {
  readonly panel: PanelState;
  readonly onPanel: (panel: PanelState) => void;
}

/** The open report: header, outline, page, panel. */
export function ReportFrame({ panel, onPanel }: ReportFrameProps) {
  const { navigator, person } = useReportSession();
  const title = useReport((report) => report.title);
  const closed = useClosed();
  const [isOutlineOpen, setOutlineOpen] = useState(false);
  const [isTouring, setTouring] = useState(() => isFreshSample() && !hasSeenTour(person.id));
  const desk = useRef<HTMLElement>(null);
  useDocumentTitle(title ?? '');
  useLeaveGuard();
  useRegionKeys(() => {
    const active = navigator.active();
    return (active && sectionElement(active)?.querySelector<HTMLElement>('[contenteditable="true"]')) ?? null;
  });
  useAddressedSection(title !== null);
  useUndoKeys();
  const isFinding = useFindKeys();
  useLinkedThread(title !== null);

  if (closed.why) return <ClosedReport why={closed.why} />;
  return (
    <div className={styles.frame}>
      <SkipLink />
      <ReportHeader
        onOutline={() => setOutlineOpen(true)}
        onFigures={() => onPanel({ ...panel, isOpen: !panel.isOpen })}
        onChecks={() => onPanel({ tab: 'checks', isOpen: true })}
      />
      <CommentKeys />
      <SuggestionKeysWhenNeeded />
      {title !== null && (
        <>
          <Across />
          <TidyKey />
        </>
      )}
      <Banners closeCode={closed.code} />
      <div className={styles.body}>
        <Outline
          isOpen={isOutlineOpen}
          onClose={() => setOutlineOpen(false)}
          onTour={() => {
            setOutlineOpen(false);
            setTouring(true);
          }}
          desk={desk}
        />
        <Desk ref={desk} isReady={title !== null} />
        {isFinding && <FindBar />}
        {title !== null && <Since />}
        <SidePanel panel={panel} onPanel={onPanel} />
        {isTouring && title !== null && <Tour onPanel={onPanel} onEnd={() => setTouring(false)} />}
      </div>
    </div>
  );
}

function SkipLink() {
  const t = useText();
  return (
    <a className={shell.skip} href="#main">
      {t('app.skip')}
    </a>
  );
}

/** Where the page lies, and scrolls. */
function Desk({ ref, isReady }: { readonly ref: React.Ref<HTMLElement>; readonly isReady: boolean }) {
  const t = useText();
  return (
    <main
      ref={ref}
      id="main"
      className={styles.desk}
      data-region="page"
      tabIndex={-1}
      aria-label={t('report.page')}
    >
      {isReady ? <ReportDocument /> : <PaperSkeleton />}
    </main>
  );
}

/** An address with `#section` opens the report there. */
function useAddressedSection(isReady: boolean): void {
  const { store, navigator } = useReportSession();
  useEffect(() => {
    const wanted = decodeURIComponent(location.hash.slice(1));
    const entry = store.current()?.outline.find(({ id }) => id === wanted);
    if (isReady && entry) navigator.goToSection(entry.id);
  }, [isReady, store, navigator]);
}
