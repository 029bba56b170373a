import { type Report, sectionDigest, sectionsUnder } from '@huigao/report';
import { type FormEvent, useId, useState } from 'react';
import { problemText } from '../app/http';
import { useText } from '../app/locale';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Alert } from '../ui/field';
import { useCommandForm } from './use-command-form';
import styles from './workflow.module.css';

/** Signs all sections at once, each with the digest of what stood there when the dialog was opened. */
export function SignTogetherDialog({
  report,
  onClose,
}: {
  readonly report: Report;
  readonly onClose: () => void;
}) {
  const t = useText();
  const formId = useId();
  const { send, isBusy, problem } = useCommandForm(onClose);
  const [seen] = useState(() =>
    sectionsUnder(report, null).map(({ id }) => ({ section: id, digest: sectionDigest(report, id) })),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void send({ type: 'signTogether', part: null, seen, why: '', onBehalfOf: null }, t('workflow.done.sign'));
  };
  return (
    <Dialog
      title={t('board.sign-all')}
      size="sm"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button type="submit" form={formId} variant="primary" busy={isBusy}>
            {t('workflow.sign')}
          </Button>
        </>
      }
    >
      <form id={formId} className={styles.form} onSubmit={submit} noValidate>
        <p className={styles.explain}>{t('board.sign-all-explain', { count: seen.length })}</p>
        {problem && <Alert>{problemText(problem)}</Alert>}
      </form>
    </Dialog>
  );
}
