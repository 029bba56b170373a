// Dialogs on figures that few openings of a report need: their code comes when they are opened.

import { late } from '../app/late';

export const FigureDialog = late(() => import('./figure-dialog'), ['more']);
export const FigureHistoryDialog = late(() => import('./figure-history-dialog'), ['more']);
export const OpenedDialog = late(() => import('./opened-dialog'), ['more']);
