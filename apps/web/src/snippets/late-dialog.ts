// Its code comes when it is opened.

import { late } from '../app/late';

export const SnippetsDialog = late(() => import('./snippets-dialog'), ['more']);
