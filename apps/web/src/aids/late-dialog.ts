// Its code comes when it is opened.

import { lateDialog } from '../ui/late-dialog';

export const GuideDialog = lateDialog(async () => (await import('./guide-dialog')).GuideDialog);
