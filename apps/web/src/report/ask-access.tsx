import type { ReportId } from '@huigao/report';
import { Send } from 'lucide-react';
import { type FormEvent, useEffect, useState } from 'react';
import { type HttpResult, type Problem, problemText, request } from '../app/http';
import { useText } from '../app/locale';
import { reportPath } from '../members/sharing-api';
import { Button } from '../ui/button';
import { Alert, TextField } from '../ui/field';
import styles from './ask-access.module.css';

/** How one stands to a report. What is said does not tell whether there is such a report. */
type Standing = 'member' | 'asked' | 'declined' | 'none';

/** How often it is looked whether an owner has answered. */
const everyMs = 4000;
const longestMessage = 200;

/** Asks for access to a report one cannot open, and opens it once that is granted. */
export default function AskAccess({ report }: { readonly report: ReportId }) {
  const t = useText();
  const path = reportPath(report, 'access');
  const [standing, setStanding] = useState<Standing | null>(null);
  const [message, setMessage] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);

  useEffect(() => {
    let isWanted = true;
    const look = async () => {
      const answer = await request<{ standing: Standing }>('GET', path);
      if (isWanted && answer.ok) setStanding(answer.value.standing);
    };
    void look();
    const timer = setInterval(() => void look(), everyMs);
    return () => {
      isWanted = false;
      clearInterval(timer);
    };
  }, [path]);

  // A connection that was refused stays so; the page is opened anew with the right it has now.
  useEffect(() => {
    if (standing === 'member') location.reload();
  }, [standing]);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    const answer: HttpResult<{ standing: Standing }> = await request('POST', path, { message });
    setBusy(false);
    setProblem(answer.ok ? null : answer.problem);
    if (answer.ok) setStanding(answer.value.standing);
  };

  if (standing === 'asked' || standing === 'declined')
    return (
      <div className={styles.form}>
        <Alert kind={standing === 'asked' ? 'info' : 'warn'}>{t(`ask.${standing}`)}</Alert>
      </div>
    );
  if (standing !== 'none') return null;
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <TextField
        label={t('ask.message')}
        hint={t('ask.message-hint')}
        value={message}
        maxLength={longestMessage}
        onChange={setMessage}
      />
      {problem && <Alert>{problemText(problem)}</Alert>}
      <Button type="submit" variant="primary" icon={Send} busy={busy}>
        {t('ask.send')}
      </Button>
    </form>
  );
}
