import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { problemText } from '../app/http';
import { late } from '../app/late';
import { useText } from '../app/locale';
import { useResource } from '../app/resource';
import { useSession } from '../app/session';
import { Shell } from '../app/shell';
import { sampleState } from '../tour/tour-seen';
import { Alert } from '../ui/field';
import { Loading } from '../ui/spinner';
import { useToast } from '../ui/toast';
import { FileDrop } from './file-drop';
import { HowItWorks } from './how-it-works';
import { createReport, type ReportSummary } from './reports';
import styles from './start.module.css';
import { Ways } from './ways';
import { Welcome } from './welcome';

const loadList = () => import('./report-list');
const ReportList = late(loadList, ['list'], ListComing);
const ImportDialog = late(() => import('./import-dialog'), ['report', 'more']);
const RollForwardDialog = late(() => import('./roll-forward-dialog'), ['report', 'more']);
const NewReportDialog = late(() => import('./new-report-dialog'), ['report', 'more']);

function ListComing() {
  const t = useText();
  return <Loading label={t('app.loading')} />;
}

type Doing =
  | { readonly what: 'nothing' | 'template' | 'sample' | 'roll' }
  | { readonly what: 'import'; readonly file: File };

const nothing: Doing = { what: 'nothing' };

/** The start page: one's reports, and the ways to a new one. */
export function Start() {
  const t = useText();
  const toast = useToast();
  const session = useSession();
  const [, navigate] = useLocation();
  const [reports, reload] = useResource<readonly ReportSummary[]>('/reports');
  const [doing, setDoing] = useState<Doing>(nothing);

  // Beside what the server is asked for, not after it.
  useEffect(() => void loadList().catch(() => {}), []);

  const open = (id: string, state?: object) => navigate(`/reports/${encodeURIComponent(id)}`, { state });
  const importFile = (file: File) => setDoing({ what: 'import', file });
  const openSample = async () => {
    if (doing.what !== 'nothing') return;
    setDoing({ what: 'sample' });
    const answer = await createReport({ from: 'sample' });
    if (answer.ok) return open(answer.value.id, sampleState);
    setDoing(nothing);
    toast(problemText(answer.problem), 'bad');
  };

  // The frame says it already.
  const offline = session.state === 'offline' && reports.state === 'stale';
  const list = 'value' in reports ? reports.value : [];
  const own = list.filter(({ roles }) => roles.includes('owner'));
  const first = reports.state === 'ready' && list.length === 0;
  return (
    <Shell title={t('start.title')}>
      <FileDrop onFile={importFile} disabled={doing.what !== 'nothing'}>
        <div className={styles.page}>
          {first ? <Welcome /> : <h1 className={styles.title}>{t('start.title')}</h1>}
          <Ways
            onTemplate={() => setDoing({ what: 'template' })}
            onSample={() => void openSample()}
            onFile={importFile}
            onRollForward={own.length > 0 ? () => setDoing({ what: 'roll' }) : null}
            openingSample={doing.what === 'sample'}
            size={list.length > 0 ? 'small' : 'large'}
          />
          {reports.state === 'loading' && <Loading label={t('app.loading')} />}
          {'problem' in reports && !offline && (
            <Alert kind={reports.state === 'stale' ? 'warn' : 'bad'}>{problemText(reports.problem)}</Alert>
          )}
          {list.length > 0 && <ReportList reports={list} onChanged={reload} />}
          {first && <HowItWorks />}
        </div>
      </FileDrop>
      {doing.what === 'template' && <NewReportDialog onClose={() => setDoing(nothing)} onMade={open} />}
      {doing.what === 'roll' && own.length > 0 && (
        <RollForwardDialog reports={own} onClose={() => setDoing(nothing)} onMade={open} />
      )}
      {doing.what === 'import' && (
        <ImportDialog
          file={doing.file}
          onOther={importFile}
          onClose={() => setDoing(nothing)}
          onMade={open}
        />
      )}
    </Shell>
  );
}
