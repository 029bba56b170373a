// Its code comes when it is opened.

import { lateDialog } from '../ui/late-dialog';

export const SnippetsDialog = lateDialog(async () => (await import('./snippets-dialog')).SnippetsDialog);
