// Its code comes when it is opened.

import { lateDialog } from '../ui/late-dialog';

export const TidyDialog = lateDialog(async () => (await import('./tidy-dialog')).TidyDialog);
