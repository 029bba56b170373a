// Its code comes when it is opened.

import { late } from '../app/late';

export const TidyDialog = late(() => import('./tidy-dialog'), ['more']);
