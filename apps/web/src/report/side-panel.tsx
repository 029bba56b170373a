import { X } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useDeferredValue, useRef } from 'react';
import { withTexts } from '../app/late';
import { useText } from '../app/locale';
import { useFindingCount } from '../checks/use-findings';
import { useOpenCount } from '../comments/use-comments';
import { useSuggestionCount } from '../suggestions/when-needed';
import { IconButton } from '../ui/button';
import { Loading } from '../ui/spinner';
import { Tabs } from '../ui/tabs';
import { useDrawer } from './drawer';
import styles from './side-panel.module.css';

export type PanelTab = 'figures' | 'comments' | 'suggestions' | 'checks';

/** Which panel is chosen, and whether it was opened where it is a drawer. */
export interface PanelState {
  readonly tab: PanelTab;
  readonly isOpen: boolean;
}

export const firstPanel: PanelState = { tab: 'figures', isOpen: false };

// Asked for at once: it is the first to be shown, and writing need not wait for it.
const figuresPanel = import('../figures/figures-panel');
// Not `late`: while one of these is on its way, React goes on showing the one before.
const FiguresPanel = lazy(() => figuresPanel);
const ChecksPanel = lazy(() => withTexts(() => import('../checks/checks-panel'), ['more']));
const SuggestionsPanel = lazy(() => withTexts(() => import('../suggestions/suggestions-panel'), ['more']));
const CommentsPanel = lazy(() => import('../comments/comments-panel'));

const panels: Readonly<Record<PanelTab, ReactNode>> = {
  figures: <FiguresPanel />,
  comments: <CommentsPanel />,
  suggestions: <SuggestionsPanel />,
  checks: <ChecksPanel />,
};

/** Where the panel is a drawer: side-panel.module.css. */
const narrow = '(max-width: 68.75rem)';

/** The panels beside the text: 数据, 批注, 修订 where there are suggestions, and 检查. */
export function SidePanel({
  panel,
  onPanel,
}: {
  readonly panel: PanelState;
  readonly onPanel: (panel: PanelState) => void;
}) {
  const t = useText();
  const region = useRef<HTMLElement>(null);
  const count = useFindingCount();
  const open = useOpenCount();
  const suggested = useSuggestionCount();
  // The one before stays until the code of the next is there: React shows what it put in the meantime for at least 300 ms.
  const shown = useDeferredValue(panel.tab);
  const close = () => onPanel({ ...panel, isOpen: false });
  useDrawer(region, { isOpen: panel.isOpen, narrow, onClose: close });
  return (
    <aside
      ref={region}
      className={styles.panel}
      data-open={panel.isOpen || undefined}
      data-region="panel"
      tabIndex={-1}
      aria-label={t('report.panel')}
    >
      <Tabs<PanelTab>
        label={t('report.panel')}
        className={styles.tabs}
        selected={panel.tab}
        onSelect={(tab) => onPanel({ ...panel, tab })}
        tabs={[
          { id: 'figures', label: t('report.figures') },
          { id: 'comments', label: t('comments.tab'), count: open },
          ...(suggested === null && panel.tab !== 'suggestions'
            ? []
            : [{ id: 'suggestions' as const, label: t('report.suggestions'), count: suggested ?? 0 }]),
          { id: 'checks', label: t('report.checks'), count },
        ]}
      >
        <Suspense fallback={<Loading label={t('app.loading')} />}>{panels[shown]}</Suspense>
      </Tabs>
      <div className={styles.close}>
        <IconButton icon={X} label={t('report.close-panel')} onClick={close} />
      </div>
    </aside>
  );
}
