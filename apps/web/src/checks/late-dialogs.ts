// Their code comes when they are opened.

import { lateDialog } from '../ui/late-dialog';

export const LinkAllDialog = lateDialog(async () => (await import('./link-all-dialog')).LinkAllDialog);
export const CheckReportDialog = lateDialog(
  async () => (await import('./check-report-dialog')).CheckReportDialog,
);
export const RulesDialog = lateDialog(async () => (await import('./rules-dialog')).RulesDialog);
