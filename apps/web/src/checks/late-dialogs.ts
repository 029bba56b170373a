// Its code comes when it is opened.

import { lateDialog } from '../ui/late-dialog';

export const LinkAllDialog = lateDialog(async () => (await import('./link-all-dialog')).LinkAllDialog);
