import { useState } from 'react';
import { type Problem, problemText, request } from '../app/http';
import { useText } from '../app/locale';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Alert } from '../ui/field';
import type { AdministeredAccount } from './account';
import styles from './people.module.css';

/** Asks before an account is disabled, and says what that means. */
export function DisableDialog({
  account,
  onClose,
  onDisabled,
}: {
  readonly account: AdministeredAccount;
  readonly onClose: () => void;
  readonly onDisabled: () => void;
}) {
  const t = useText();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);

  const disable = async () => {
    setBusy(true);
    const answer = await request('POST', `/people/${account.id}/disable`);
    if (answer.ok) return onDisabled();
    setBusy(false);
    setProblem(answer.problem);
  };

  return (
    <Dialog
      title={t('people.disable-title', { name: account.displayName })}
      size="sm"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button variant="danger" busy={busy} onClick={() => void disable()}>
            {t('people.disable-submit')}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <p>{t('people.disable-what')}</p>
        {problem && <Alert>{problemText(problem)}</Alert>}
      </div>
    </Dialog>
  );
}
