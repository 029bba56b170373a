// Dialogs on figures that few openings of a report need: their code comes when they are opened.

import { lateDialog } from '../ui/late-dialog';

export const FigureDialog = lateDialog(async () => (await import('./figure-dialog')).FigureDialog);
export const FigureHistoryDialog = lateDialog(
  async () => (await import('./figure-history-dialog')).FigureHistoryDialog,
);
export const OpenedDialog = lateDialog(async () => (await import('./opened-dialog')).OpenedDialog);
