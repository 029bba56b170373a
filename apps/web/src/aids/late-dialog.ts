// Its code comes when it is opened.

import { late } from '../app/late';

export const GuideDialog = late(() => import('./guide-dialog'), ['more']);
