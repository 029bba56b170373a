import type { ReportId } from '@huigao/report';
import { useCallback, useEffect, useState } from 'react';
import type { Person } from '../app/session';
import { type OpenReport, openReport } from './open-report';
import { ReportFrame } from './report-frame';
import { ReportSessionProvider } from './report-session';
import { firstPanel, type PanelState, type PanelTab } from './side-panel';
import { Skeleton } from './skeleton';

export interface ReportPageProps {
  readonly id: ReportId;
  readonly person: Person;
}

/** One report, open: its client lives as long as this page is shown. */
export default function ReportPage({ id, person }: ReportPageProps) {
  const [panel, setPanel] = useState<PanelState>(firstPanel);
  const [open, setOpen] = useState<OpenReport | null>(null);
  const openPanel = useCallback((tab: PanelTab) => setPanel({ tab, isOpen: true }), []);

  useEffect(() => {
    const report = openReport(id, person, openPanel);
    setOpen(report);
    return () => {
      setOpen(null);
      report.close();
    };
  }, [id, person, openPanel]);

  if (!open) return <Skeleton />;
  return (
    <ReportSessionProvider value={open.session}>
      <ReportFrame panel={panel} onPanel={setPanel} />
    </ReportSessionProvider>
  );
}
