import { type Report, roles } from '@huigao/report';
import { Check, X } from 'lucide-react';
import { useState } from 'react';
import { type Problem, problemText, request } from '../app/http';
import { useLocale, useText } from '../app/locale';
import { shortTime } from '../start/relative-time';
import { Avatar } from '../ui/avatar';
import { Button } from '../ui/button';
import { Alert } from '../ui/field';
import members from './members.module.css';
import styles from './requests.module.css';
import { type GivenRole, RoleChoice } from './role-choice';
import { type PendingRequest, reportPath } from './sharing-api';

export interface RequestsProps {
  readonly report: Report;
  readonly pending: readonly PendingRequest[];
  /** Asks the server anew who waits. */
  readonly onAnswered: () => Promise<void>;
}

/** Who asks for access, to be taken in with a role or turned away. */
export function Requests({ report, pending, onAnswered }: RequestsProps) {
  const t = useText();
  const [problem, setProblem] = useState<Problem | null>(null);
  const answer = async (path: string, body: object) => {
    const answered = await request('POST', reportPath(report.id, path), body);
    // Answered by another owner meanwhile: the list says so.
    setProblem(answered.ok || answered.problem.status === 404 ? null : answered.problem);
    await onAnswered();
  };
  return (
    <>
      {problem && <Alert>{problemText(problem)}</Alert>}
      {pending.length === 0 && <p className={members.note}>{t('requests.none')}</p>}
      <ul className={members.rows}>
        {pending.map((one) => (
          <Request key={one.person.id} pending={one} report={report} answer={answer} />
        ))}
      </ul>
    </>
  );
}

function Request({
  pending: { person, message, askedAt },
  report,
  answer,
}: {
  readonly pending: PendingRequest;
  readonly report: Report;
  readonly answer: (path: string, body: object) => Promise<void>;
}) {
  const t = useText();
  const locale = useLocale();
  const [given, setGiven] = useState<GivenRole>({ role: 'viewer', sections: [] });
  const [busy, setBusy] = useState(false);
  const name = person.displayName;
  const send = async (how: 'grant' | 'decline', body: object) => {
    setBusy(true);
    await answer(`requests/${encodeURIComponent(person.id)}/${how}`, body);
    setBusy(false);
  };
  return (
    <li className={styles.request}>
      <span className={members.who}>
        <Avatar person={person.id} name={name} decorative />
        <span className={members.nameAndNote}>
          <span className={members.name}>{[name, person.office].filter(Boolean).join(' · ')}</span>
          <span className={members.note}>{shortTime(askedAt, locale)}</span>
        </span>
      </span>
      {message !== '' && <p className={styles.message}>{t('requests.said', { message })}</p>}
      <div className={styles.answer}>
        <RoleChoice
          report={report}
          label={t('requests.role-for', { name })}
          roles={roles}
          value={given}
          onChange={setGiven}
        />
        <Button
          variant="primary"
          icon={Check}
          busy={busy}
          aria-label={t('requests.grant-what', { name })}
          onClick={() => void send('grant', given)}
        >
          {t('requests.grant')}
        </Button>
        <Button
          icon={X}
          busy={busy}
          aria-label={t('requests.decline-what', { name })}
          onClick={() => void send('decline', {})}
        >
          {t('requests.decline')}
        </Button>
      </div>
    </li>
  );
}
