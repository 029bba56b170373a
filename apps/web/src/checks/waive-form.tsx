import { type Finding, fingerprintOf } from '@huigao/checks';
import { useId, useState } from 'react';
import { type Problem, problemText } from '../app/http';
import { useText } from '../app/locale';
import { useReportSession } from '../report/report-session';
import { Button } from '../ui/button';
import { Alert, TextField } from '../ui/field';
import { useToast } from '../ui/toast';
import styles from './finding-card.module.css';

/** 保留并说明: a finding stays as it is, with a reason. */
export function WaiveForm({ finding, onClose }: { readonly finding: Finding; readonly onClose: () => void }) {
  const t = useText();
  const id = useId();
  const toast = useToast();
  const { command, store } = useReportSession();
  const [why, setWhy] = useState('');
  const [wasTried, setWasTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const isMissing = why.trim() === '';
  const waive = async () => {
    setWasTried(true);
    const report = store.current();
    if (isMissing || busy || !report) return;
    setBusy(true);
    const fingerprint = fingerprintOf(report, finding);
    const answer = await command({ type: 'waiveFinding', finding: fingerprint, why: why.trim() });
    setBusy(false);
    if (!answer.ok) return setProblem(answer.problem);
    onClose();
    toast(t('checks.waived-toast'), 'done', {
      label: t('checks.drop-waiver'),
      act: () => void command({ type: 'dropWaiver', finding: fingerprint }),
    });
  };
  return (
    <form
      id={id}
      noValidate
      className={styles.waive}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        void waive();
      }}
    >
      {problem && <Alert>{problemText(problem)}</Alert>}
      <TextField
        autoFocus
        label={t('checks.waive-why')}
        hint={t('checks.waive-hint')}
        error={wasTried && isMissing ? t('checks.waive-fault') : null}
        lang="zh-CN"
        maxLength={200}
        value={why}
        onChange={setWhy}
      />
      <div className={styles.actions}>
        <Button size="sm" onClick={onClose}>
          {t('ui.cancel')}
        </Button>
        <Button size="sm" type="submit" variant="primary" busy={busy}>
          {t('checks.waive-do')}
        </Button>
      </div>
    </form>
  );
}
