import { X } from 'lucide-react';
import { type RefObject, useRef } from 'react';
import { useText } from '../app/locale';
import { LocaleSwitch } from '../app/locale-switch';
import { useDrawer } from '../report/drawer';
import { useReport } from '../report/report-session';
import { OutlineSkeleton } from '../report/skeleton';
import { IconButton } from '../ui/button';
import styles from './outline.module.css';
import { OutlineEntries } from './outline-entries';
import { Progress } from './outline-progress';

export interface OutlineProps {
  /** Whether it was opened where it is a drawer. */
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onTour: () => void;
  /** The page that scrolls. */
  readonly desk: RefObject<HTMLElement | null>;
}

/** Where the outline is a drawer: outline.module.css. */
const narrow = '(max-width: 47.5rem)';

/** The outline beside the page: how far the report is, its sections, who is where. */
export function Outline({ isOpen, onClose, onTour, desk }: OutlineProps) {
  const t = useText();
  const region = useRef<HTMLElement>(null);
  const isReady = useReport((report) => report.id) !== null;
  useDrawer(region, { isOpen, narrow, onClose });
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: for the mouse only; Escape and a button do the same */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: as above */}
      {isOpen && <div className={styles.scrim} onClick={onClose} />}
      <nav
        ref={region}
        className={styles.outline}
        data-open={isOpen || undefined}
        data-region="outline"
        tabIndex={-1}
        aria-label={t('report.outline')}
      >
        <div className={styles.close}>
          <IconButton icon={X} label={t('report.close-panel')} onClick={onClose} />
        </div>
        {isReady ? (
          <>
            <Progress onTour={onTour} />
            <OutlineEntries desk={desk} onChosen={onClose} />
          </>
        ) : (
          <OutlineSkeleton />
        )}
        <div className={styles.foot}>
          <LocaleSwitch />
        </div>
      </nav>
    </>
  );
}
