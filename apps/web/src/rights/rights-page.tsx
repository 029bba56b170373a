import type { ReportId } from '@huigao/report';
import { ArrowLeft, Printer } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import { useText } from '../app/locale';
import type { Person } from '../app/session';
import { Shell } from '../app/shell';
import { ClosedReport, useClosed } from '../report/closed-report';
import { type OpenReport, openReport } from '../report/open-report';
import { ReportSessionProvider, useReport } from '../report/report-session';
import { Button } from '../ui/button';
import { Loading } from '../ui/spinner';
import { RightsLegend } from './rights-legend';
import styles from './rights-page.module.css';
import { RightsTable } from './rights-table';

export interface RightsPageProps {
  readonly id: ReportId;
  readonly person: Person;
}

const nothingToOpen = () => {};

/** 谁能做什么: people × sections of one report, live. */
export default function RightsPage({ id, person }: RightsPageProps) {
  const t = useText();
  const [open, setOpen] = useState<OpenReport | null>(null);
  useEffect(() => {
    const report = openReport(id, person, nothingToOpen);
    setOpen(report);
    return () => {
      setOpen(null);
      report.close();
    };
  }, [id, person]);
  if (!open) return <Loading label={t('app.opening')} />;
  return (
    <ReportSessionProvider value={open.session}>
      <Rights id={id} />
    </ReportSessionProvider>
  );
}

function Rights({ id }: { readonly id: ReportId }) {
  const t = useText();
  const closed = useClosed();
  const title = useReport((report) => report.title);
  if (closed.why) return <ClosedReport why={closed.why} />;
  if (title === null) return <Loading label={t('app.opening')} />;
  return (
    <Shell title={t('rights.title')} width="wide">
      <div className={styles.page}>
        <Link href={`/reports/${id}`} className={styles.back}>
          <ArrowLeft aria-hidden className={styles.backIcon} />
          {t('rights.back')}
        </Link>
        <header className={styles.header}>
          <div>
            <h1 className={styles.title}>{t('rights.title')}</h1>
            <p className={styles.report} lang="zh-CN">
              {title}
            </p>
            <p className={styles.lead}>{t('rights.lead')}</p>
          </div>
          <Button icon={Printer} className={styles.print} onClick={() => print()}>
            {t('rights.print')}
          </Button>
        </header>
        <RightsLegend />
        <RightsTable />
      </div>
    </Shell>
  );
}
