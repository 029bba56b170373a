import { ListTree, PanelRight, ShieldCheck, Users } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { late } from '../app/late';
import { useText } from '../app/locale';
import { LocaleSwitch } from '../app/locale-switch';
import { useFindingCount } from '../checks/use-findings';
import { ExportMenu } from '../export/export-menu';
import type { MembersDialogProps } from '../members/members-dialog';
import { usePendingRequests } from '../members/use-pending-requests';
import { NoticeButton } from '../notices/notice-button';
import { Button, IconButton } from '../ui/button';
import { EditableText } from './editable-text';
import styles from './report-header.module.css';
import { useReport, useReportSession } from './report-session';
import { SavedState } from './saved-state';
import { useMayManage } from './use-may-manage';
import { useSave } from './use-save';

/** Who is here is known a moment later anyway. */
const PresentPeople = late(() => import('./present-people'), []);

const MembersDialog = late(() => import('../members/members-dialog'), ['more']);

export interface ReportHeaderProps {
  readonly onOutline: () => void;
  readonly onFigures: () => void;
  readonly onChecks: () => void;
}

/** Where one is, whether it is saved, who else is here, and what concerns the report as a whole. */
export function ReportHeader({ onOutline, onFigures, onChecks }: ReportHeaderProps) {
  const t = useText();
  return (
    <header className={styles.header} data-region="header">
      <span className={styles.onSmall} data-tour="outline">
        <IconButton icon={ListTree} label={t('report.outline')} onClick={onOutline} />
      </span>
      <Link href="/" className={styles.brand} data-region-entry title={t('app.to-start')}>
        {t('app.name')}
      </Link>
      <ReportTitle />
      <div className={styles.second}>
        <div className={styles.status}>
          <SavedState />
        </div>
        <div className={styles.end}>
          <PresentPeople />
          <ChecksButton onOpen={onChecks} />
          <span className={styles.onNarrow}>
            <IconButton icon={PanelRight} label={t('report.panel')} variant="secondary" onClick={onFigures} />
          </span>
          <NoticeButton />
          <PeopleButton />
          <ExportMenu />
          <span className={styles.language}>
            <LocaleSwitch />
          </span>
        </div>
      </div>
    </header>
  );
}

function ReportTitle() {
  const t = useText();
  const title = useReport((report) => report.title) ?? '';
  const canEdit = useMayManage();
  const save = useSave();
  return (
    <div className={styles.title}>
      <EditableText
        value={title}
        label={t('report.rename')}
        canEdit={canEdit}
        className={styles.titleText}
        save={(next) => save({ type: 'renameReport', title: next })}
      />
    </div>
  );
}

function ChecksButton({ onOpen }: { readonly onOpen: () => void }) {
  const t = useText();
  const count = useFindingCount();
  return (
    <Button
      icon={ShieldCheck}
      onClick={onOpen}
      aria-label={t('report.checks-found', { count })}
      className={styles.compact}
    >
      <span className={styles.label}>{t('report.checks')}</span>
      {count > 0 && <span className={styles.count}>{count}</span>}
    </Button>
  );
}

function PeopleButton() {
  const t = useText();
  const { id } = useReportSession();
  const isReady = useReport((report) => report.id) !== null;
  const [pending, reload] = usePendingRequests(id, useMayManage() ? 'owner' : 'other');
  const [isOpen, setOpen] = useState(false);
  const count = pending.length;
  return (
    <>
      <Button
        icon={Users}
        disabled={!isReady}
        aria-label={count > 0 ? t('report.people-asking', { count }) : t('report.people')}
        className={styles.compact}
        onClick={() => setOpen(true)}
      >
        <span className={styles.label}>{t('report.people')}</span>
        {count > 0 && <span className={styles.count}>{count}</span>}
      </Button>
      {isOpen && <Members pending={pending} onAnswered={reload} onClose={() => setOpen(false)} />}
    </>
  );
}

/** Reads the whole report, which changes with every key: only while it is open. */
function Members(props: Pick<MembersDialogProps, 'pending' | 'onAnswered' | 'onClose'>) {
  const { person } = useReportSession();
  const report = useReport((now) => now);
  return report && <MembersDialog {...props} report={report} person={person.id} />;
}
