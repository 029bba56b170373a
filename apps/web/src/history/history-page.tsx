import type { ReportId } from '@huigao/report';
import { ArrowLeft, Save, StepBack } from 'lucide-react';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { problemText } from '../app/http';
import { useText } from '../app/locale';
import { useResource } from '../app/resource';
import { Shell } from '../app/shell';
import type { ReportSummary } from '../start/reports';
import { Button } from '../ui/button';
import { Alert } from '../ui/field';
import { Loading } from '../ui/spinner';
import { ComparedVersions } from './compared-versions';
import styles from './history.module.css';
import { KeepDialog } from './keep-dialog';
import { type Version, versionsAddress } from './versions';

/** 版本: every version of a report, and what differs between any two, or between one and the report as it is now. */
export default function HistoryPage({ report }: { readonly report: ReportId }) {
  const t = useText();
  const [list, reload] = useResource<readonly Version[]>(versionsAddress(report));
  const [reports] = useResource<readonly ReportSummary[]>('/reports');
  const [, navigate] = useLocation();
  const [isKeeping, setKeeping] = useState(false);
  const [round, setRound] = useState(0);
  const summary = 'value' in reports ? reports.value.find(({ id }) => id === report) : undefined;
  // Who only reads does not see how the text came about.
  const mayLookBack = summary?.roles.some((role) => role !== 'viewer') ?? false;
  const isOwner = summary?.roles.includes('owner') ?? false;
  const changed = () => {
    setRound((before) => before + 1);
    void reload();
  };
  return (
    <Shell title={t('versions.title')} width="wide">
      <Link href={`/reports/${encodeURIComponent(report)}`} className={styles.back}>
        <ArrowLeft aria-hidden className={styles.icon} />
        {t('audit.back')}
      </Link>
      <header className={styles.header}>
        <div>
          <h1 className={styles.title}>{t('versions.title')}</h1>
          <p className={styles.lead} lang="zh-CN">
            {summary?.title}
          </p>
        </div>
        <div className={styles.ways}>
          {mayLookBack && (
            <Button
              icon={StepBack}
              onClick={() => navigate(`/reports/${encodeURIComponent(report)}/history`)}
            >
              {t('versions.moments')}
            </Button>
          )}
          {isOwner && (
            <Button icon={Save} onClick={() => setKeeping(true)}>
              {t('versions.keep-now')}
            </Button>
          )}
        </div>
      </header>
      {'problem' in list && <Alert>{problemText(list.problem)}</Alert>}
      {list.state === 'loading' && <Loading label={t('app.loading')} />}
      {'value' in list && (
        <ComparedVersions
          report={report}
          versions={list.value}
          isOwner={isOwner}
          round={round}
          onChanged={changed}
        />
      )}
      {isKeeping && (
        <KeepDialog report={report} version={null} onDone={changed} onClose={() => setKeeping(false)} />
      )}
    </Shell>
  );
}
