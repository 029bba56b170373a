import { type Report, reportDigest, unsettledSections } from '@huigao/report';
import { type FormEvent, useId, useState } from 'react';
import { problemText } from '../app/http';
import { useText } from '../app/locale';
import { BlockingList } from '../checks/blocking-list';
import { useFindings } from '../checks/use-findings';
import { useSectionName } from '../checks/use-section-name';
import { OfflineNote } from '../report/offline-note';
import { Dialog } from '../ui/dialog';
import { Alert, TextField } from '../ui/field';
import { FormFoot } from '../ui/form-foot';
import { useCommandForm } from './use-command-form';
import styles from './workflow.module.css';

/** 冻结定本: says what still stands against it, and asks what the final version is for. */
export function FreezeDialog({ report, onClose }: { readonly report: Report; readonly onClose: () => void }) {
  const t = useText();
  const formId = useId();
  const sectionName = useSectionName();
  const { send, isBusy, problem } = useCommandForm(onClose);
  // What stood there when the dialog was opened is what its reader saw.
  const [digest] = useState(() => reportDigest(report));
  const [note, setNote] = useState('');
  const open = unsettledSections(report);
  const blocking = useFindings().filter(({ severity }) => severity === 'block');
  const isBlocked = open.length > 0 || blocking.length > 0;
  const number = (report.finals.at(-1)?.number ?? 0) + 1;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isBlocked) void send({ type: 'freezeReport', note, digest }, t('board.frozen', { number }));
  };
  return (
    <Dialog
      title={t('board.freeze-title', { number })}
      size="sm"
      onClose={onClose}
      footer={
        <FormFoot form={formId} busy={isBusy} disabled={isBlocked} onClose={onClose}>
          {t('board.freeze')}
        </FormFoot>
      }
    >
      <form id={formId} className={styles.form} onSubmit={submit} noValidate>
        <OfflineNote what="needs-connection" />
        <p className={styles.explain}>{t('board.freeze-explain')}</p>
        {open.length > 0 && (
          <Alert>
            <p>{t('board.freeze-open', { count: open.length })}</p>
            <ul lang="zh-CN">
              {open.map((section) => (
                <li key={section}>{sectionName(section)}</li>
              ))}
            </ul>
          </Alert>
        )}
        {blocking.length > 0 && (
          <BlockingList
            lead={t('board.freeze-blocking', { count: blocking.length })}
            findings={blocking}
            onGo={onClose}
          />
        )}
        <TextField label={t('board.freeze-note')} value={note} maxLength={200} onChange={setNote} />
        {problem && <Alert>{problemText(problem)}</Alert>}
      </form>
    </Dialog>
  );
}
