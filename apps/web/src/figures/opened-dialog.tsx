import type { FigureId, Report } from '@huigao/report';
import { late } from '../app/late';
import FigureDialog from './figure-dialog';
import type { FigureStart } from './figure-draft';
import FigureHistoryDialog from './figure-history-dialog';
import { FigureSettingsDialog } from './figure-settings-dialog';
import { MergeDialog, RetireDialog } from './settle-dialogs';
import { SplitDialog } from './split-dialog';
import type { PastedRange } from './table-import/pasted-range';

const ImportDialog = late(() => import('./table-import/import-dialog'), ['more']);

/** What is open over the panel. */
export type Opened =
  | { readonly what: 'new'; readonly initial: FigureStart }
  /** A range that was pasted on the panel, or null to be asked for one. */
  | { readonly what: 'import'; readonly range: PastedRange | null }
  | { readonly what: 'settings' | 'history' | 'retire' | 'merge' | 'split'; readonly figure: FigureId };

/** The dialog that is open. */
export default function OpenedDialog({
  opened,
  figures,
  onClose,
  onMade,
}: {
  readonly opened: Opened;
  readonly figures: Report['figures'];
  readonly onClose: () => void;
  readonly onMade: (figure: FigureId) => void;
}) {
  if (!opened) return null;
  if (opened.what === 'new')
    return <FigureDialog initial={opened.initial} onDone={onMade} onClose={onClose} />;
  if (opened.what === 'import') return <ImportDialog initial={opened.range} onClose={onClose} />;
  const figure = figures.get(opened.figure);
  if (!figure) return null;
  switch (opened.what) {
    case 'settings':
      return <FigureSettingsDialog figure={figure} onClose={onClose} />;
    case 'history':
      return <FigureHistoryDialog figure={figure} onClose={onClose} />;
    case 'retire':
      return <RetireDialog figure={figure} onClose={onClose} />;
    case 'merge':
      return <MergeDialog figure={figure} figures={figures} onClose={onClose} />;
    case 'split':
      return <SplitDialog figure={figure} onClose={onClose} />;
  }
}
