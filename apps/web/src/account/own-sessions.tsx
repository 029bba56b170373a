import { LogOut, Monitor } from 'lucide-react';
import { useState } from 'react';
import { problemText, request } from '../app/http';
import { type Translate, useLocale, useText } from '../app/locale';
import { useResource } from '../app/resource';
import { exactTime, relativeTime } from '../start/relative-time';
import { useNow } from '../start/use-now';
import { Button } from '../ui/button';
import { Alert } from '../ui/field';
import { Loading } from '../ui/spinner';
import { useToast } from '../ui/toast';
import styles from './account-page.module.css';
import { clientWords } from './client-words';

interface Session {
  readonly id: string;
  readonly current: boolean;
  readonly agent: string;
  readonly address: string;
  /** Epoch ms. */
  readonly createdAt: number;
  readonly lastSeenAt: number;
}

const path = '/account/sessions';

function clientText(t: Translate, agent: string): string {
  const { browser, system } = clientWords(agent);
  return t('account.session-client', { browser: t(browser), system: t(system) });
}

/** Where one is signed in, and ending it there. */
export function OwnSessions() {
  const t = useText();
  const toast = useToast();
  const now = useNow();
  const [sessions, reload] = useResource<readonly Session[]>(path);
  const [ending, setEnding] = useState<string | null>(null);

  const end = async (which: string, done: string) => {
    setEnding(which);
    const answer = await request('DELETE', which === 'others' ? path : `${path}/${which}`);
    await reload();
    setEnding(null);
    if (answer.ok) toast(done);
    else toast(problemText(answer.problem), 'bad');
  };

  if (sessions.state === 'loading') return <Loading label={t('app.loading')} />;
  if (!('value' in sessions)) return <Alert>{problemText(sessions.problem)}</Alert>;
  const hasOthers = sessions.value.some(({ current }) => !current);
  return (
    <>
      <ul className={styles.sessions}>
        {sessions.value.map((session) => (
          <SessionRow
            key={session.id}
            session={session}
            now={now}
            busy={ending === session.id}
            onEnd={() => void end(session.id, t('account.session-ended'))}
          />
        ))}
      </ul>
      {hasOthers ? (
        <div>
          <Button
            icon={LogOut}
            busy={ending === 'others'}
            onClick={() => void end('others', t('account.others-ended'))}
          >
            {t('account.end-others')}
          </Button>
        </div>
      ) : (
        <p className={styles.lead}>{t('account.no-other-sessions')}</p>
      )}
    </>
  );
}

function SessionRow({
  session: { agent, address, current, createdAt, lastSeenAt },
  now,
  busy,
  onEnd,
}: {
  readonly session: Session;
  /** Epoch ms. */
  readonly now: number;
  readonly busy: boolean;
  readonly onEnd: () => void;
}) {
  const t = useText();
  const locale = useLocale();
  const client = clientText(t, agent);
  const when = (at: number) => relativeTime(at, now, locale);
  return (
    <li className={styles.session}>
      <Monitor aria-hidden className={styles.icon} />
      <div className={styles.words}>
        <span className={styles.client}>
          {client}
          {current && <span className={styles.mark}>{t('account.session-this')}</span>}
        </span>
        <span className={styles.details}>
          {address !== '' && <span>{t('account.session-from', { address })}</span>}
          <time dateTime={new Date(createdAt).toISOString()} title={exactTime(createdAt, locale)}>
            {t('account.session-since', { when: when(createdAt) })}
          </time>
          <time dateTime={new Date(lastSeenAt).toISOString()} title={exactTime(lastSeenAt, locale)}>
            {t('account.session-seen', { when: when(lastSeenAt) })}
          </time>
        </span>
      </div>
      {!current && (
        <Button size="sm" busy={busy} onClick={onEnd} aria-label={t('account.end-session-of', { client })}>
          {t('account.end-session')}
        </Button>
      )}
    </li>
  );
}
