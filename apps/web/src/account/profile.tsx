import { type FormEvent, useState } from 'react';
import { type Problem, problemText, request } from '../app/http';
import { useText } from '../app/locale';
import { useSessionActions } from '../app/session';
import { Button } from '../ui/button';
import { useFaultFocus } from '../ui/fault-focus';
import { Alert, TextField } from '../ui/field';
import { useToast } from '../ui/toast';
import { isMail, longest } from './account-form';
import styles from './account-page.module.css';
import type { OwnAccount } from './own-account';

/** What one says of oneself: where one sits and how one is reached. */
export function Profile({ account }: { readonly account: OwnAccount }) {
  const t = useText();
  const toast = useToast();
  const { refresh } = useSessionActions();
  const [office, setOffice] = useState(account.office);
  const [mail, setMail] = useState(account.mail);
  const [faults, setFaults] = useState<{ readonly mail?: true }>({});
  const form = useFaultFocus(faults);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    const found = isMail(mail) ? {} : { mail: true as const };
    setFaults(found);
    setProblem(null);
    if (found.mail) return;
    setBusy(true);
    const answer = await request('POST', '/account', { office: office.trim(), mail: mail.trim() });
    setBusy(false);
    if (!answer.ok) return setProblem(answer.problem);
    toast(t('account.saved'));
    await refresh();
  };

  return (
    <form ref={form} className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
      <dl className={styles.facts}>
        <div>
          <dt>{t('account.display-name')}</dt>
          <dd>{account.displayName}</dd>
        </div>
        <div>
          <dt>{t('account.name')}</dt>
          <dd>{account.name}</dd>
        </div>
        {account.groups.length > 0 && (
          <div>
            <dt>{t('account.groups')}</dt>
            <dd>{account.groups.join('、')}</dd>
          </div>
        )}
      </dl>
      <TextField
        label={t('account.office')}
        autoComplete="organization"
        maxLength={longest.office}
        value={office}
        onChange={setOffice}
      />
      <TextField
        label={t('account.mail')}
        hint={t('account.mail-hint')}
        type="email"
        autoComplete="email"
        maxLength={longest.mail}
        value={mail}
        onChange={setMail}
        error={faults.mail ? t('account.mail-bad') : null}
      />
      {problem && <Alert>{problemText(problem)}</Alert>}
      <div>
        <Button type="submit" variant="primary" busy={busy}>
          {t('account.save')}
        </Button>
      </div>
    </form>
  );
}
