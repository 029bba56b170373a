// Their code comes when they are opened.

import { late } from '../app/late';

export const LinkAllDialog = late(() => import('./link-all-dialog'), ['more']);
export const CheckReportDialog = late(() => import('./check-report-dialog'), ['more']);
export const RulesDialog = late(() => import('./rules-dialog'), ['more']);
