import { may, type PersonId, type Report } from '@huigao/report';
import { useState } from 'react';
import { Link } from 'wouter';
import { problemText } from '../app/http';
import { useText } from '../app/locale';
import { OfflineNote } from '../report/offline-note';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Alert } from '../ui/field';
import { Tabs } from '../ui/tabs';
import { Assignments } from './assignments';
import { Links } from './links';
import { MemberRoles } from './member-roles';
import styles from './members.module.css';
import { Requests, type RequestsProps } from './requests';
import { useRecordCommands } from './use-record-commands';

export interface MembersDialogProps extends Pick<RequestsProps, 'pending' | 'onAnswered'> {
  readonly report: Report;
  /** Who is looking; only a 统稿人 can change anything. */
  readonly person: PersonId;
  readonly onClose: () => void;
}

type MembersTab = 'people' | 'sections' | 'links' | 'requests';

/**
 * 分享与分工: who takes part in a report and as what, who drafts and reviews each section, links and requests to come in.
 * Each change is sent at once; what the report says is shown as soon as it arrives.
 */
export default function MembersDialog({ report, person, onClose, pending, onAnswered }: MembersDialogProps) {
  const t = useText();
  const [tab, setTab] = useState<MembersTab>(pending.length > 0 ? 'requests' : 'people');
  const commands = useRecordCommands();
  const canManage = may(person, { do: 'manage' }, report);
  const page = `/reports/${encodeURIComponent(report.id)}`;
  const view = { report, canManage, commands };
  return (
    <Dialog
      title={t('members.title')}
      size="lg"
      onClose={onClose}
      footer={
        <>
          <span className={styles.pages}>
            <Link href={`${page}/rights`}>{t('members.rights')}</Link>
            {canManage && <Link href={`${page}/audit`}>{t('audit.of-report')}</Link>}
          </span>
          <Button onClick={onClose}>{t('ui.done')}</Button>
        </>
      }
    >
      <Tabs<MembersTab>
        label={t('members.title')}
        className={styles.tabs}
        selected={canManage || tab === 'sections' ? tab : 'people'}
        onSelect={setTab}
        tabs={[
          { id: 'people', label: t('members.people'), count: report.people.size },
          { id: 'sections', label: t('members.sections') },
          ...(canManage
            ? ([
                { id: 'links', label: t('members.links') },
                { id: 'requests', label: t('members.requests'), count: pending.length },
              ] as const)
            : []),
        ]}
      >
        <div className={styles.panel}>
          <OfflineNote what={tab === 'sections' ? 'waits' : 'needs-connection'} />
          {!canManage && <p className={styles.note}>{t('members.read-only')}</p>}
          {commands.problem && <Alert>{problemText(commands.problem)}</Alert>}
          {(tab === 'people' || (!canManage && tab !== 'sections')) && <MemberRoles {...view} />}
          {tab === 'sections' && <Assignments {...view} />}
          {canManage && tab === 'links' && <Links report={report} />}
          {canManage && tab === 'requests' && (
            <Requests report={report} pending={pending} onAnswered={onAnswered} />
          )}
        </div>
      </Tabs>
    </Dialog>
  );
}
