import { ShieldAlert, ShieldCheck } from 'lucide-react';
import { useEffect, useState } from 'react';
import { type HttpResult, problemText, request } from '../app/http';
import { useText } from '../app/locale';
import { Alert } from '../ui/field';
import { Spinner } from '../ui/spinner';
import styles from './audit.module.css';

type Verification =
  | { readonly ok: true; readonly algorithm: string; readonly count: number; readonly hash: string }
  | { readonly ok: false; readonly seq: number; readonly fault: Fault };

type Fault = 'missing' | 'changed' | 'unlinked' | 'not-as-noted';

/** Whether the whole log is as it was written, and its head, to be noted elsewhere. */
export function VerificationLine() {
  const t = useText();
  const [answer, setAnswer] = useState<HttpResult<Verification> | null>(null);
  useEffect(() => {
    let isWanted = true;
    void request<Verification>('GET', '/audit/verification').then((given) => {
      if (isWanted) setAnswer(given);
    });
    return () => {
      isWanted = false;
    };
  }, []);

  if (!answer)
    return (
      <p className={styles.verifying} role="status">
        <Spinner /> {t('audit.verifying')}
      </p>
    );
  if (!answer.ok) return <Alert kind="warn">{problemText(answer.problem)}</Alert>;
  const { value } = answer;
  if (!value.ok)
    return (
      <Alert>
        <span className={styles.broken}>
          <ShieldAlert aria-hidden className={styles.verifiedIcon} />
          {t('audit.broken', { seq: value.seq, why: t(`audit.fault.${value.fault}`) })}
        </span>
      </Alert>
    );
  const { count, algorithm, hash } = value;
  return (
    <div className={styles.verified} role="status">
      <ShieldCheck aria-hidden className={styles.verifiedIcon} />
      <span>{t('audit.whole', { count })}</span>
      <span className={styles.head}>
        {t('audit.head', { algorithm: algorithm.toUpperCase() })}
        <code className={styles.hash}>{`${count}:${hash}`}</code>
      </span>
    </div>
  );
}
