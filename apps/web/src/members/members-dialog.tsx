import { may, type PersonId, type Report } from '@huigao/report';
import { useState } from 'react';
import { Link } from 'wouter';
import { problemText } from '../app/http';
import { useText } from '../app/locale';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Alert } from '../ui/field';
import { Tabs } from '../ui/tabs';
import { Assignments } from './assignments';
import { MemberRoles } from './member-roles';
import styles from './members.module.css';
import { useRecordCommands } from './use-record-commands';

export interface MembersDialogProps {
  readonly report: Report;
  /** Who is looking; only a 统稿人 can change anything. */
  readonly person: PersonId;
  readonly onClose: () => void;
  /** The tab it opens with. */
  readonly tab?: MembersTab | undefined;
}

export type MembersTab = 'people' | 'sections';

/**
 * 分享与分工: who takes part in a report and as what, and who drafts and reviews each section.
 * Each change is sent at once; what the report says is shown as soon as it arrives.
 */
export function MembersDialog({ report, person, onClose, tab: first = 'people' }: MembersDialogProps) {
  const t = useText();
  const [tab, setTab] = useState<MembersTab>(first);
  const commands = useRecordCommands(report.id);
  const canManage = may(person, { do: 'manage' }, report);
  return (
    <Dialog
      title={t('members.title')}
      size="lg"
      onClose={onClose}
      footer={
        <Button variant="primary" onClick={onClose}>
          {t('ui.done')}
        </Button>
      }
    >
      <Tabs
        label={t('members.title')}
        className={styles.tabs}
        selected={tab}
        onSelect={setTab}
        tabs={[
          { id: 'people', label: t('members.people'), count: report.people.size },
          { id: 'sections', label: t('members.sections') },
        ]}
      >
        <div className={styles.panel}>
          {!canManage && <p className={styles.note}>{t('members.read-only')}</p>}
          {commands.problem && <Alert>{problemText(commands.problem)}</Alert>}
          {tab === 'people' ? (
            <MemberRoles report={report} canManage={canManage} commands={commands} />
          ) : (
            <Assignments report={report} canManage={canManage} commands={commands} />
          )}
          {canManage && (
            <Link href={`/reports/${encodeURIComponent(report.id)}/audit`} className={styles.audit}>
              {t('audit.of-report')}
            </Link>
          )}
        </div>
      </Tabs>
    </Dialog>
  );
}
