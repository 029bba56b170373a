import { type ReactNode, useId } from 'react';
import { problemText } from '../app/http';
import { useText } from '../app/locale';
import { useResource } from '../app/resource';
import { Shell } from '../app/shell';
import { Alert } from '../ui/field';
import { Loading } from '../ui/spinner';
import styles from './account-page.module.css';
import { ChangePassword } from './change-password';
import type { OwnAccount } from './own-account';
import { OwnSessions } from './own-sessions';
import { Profile } from './profile';

/** One's own account: profile, password, and where one is signed in. */
export default function AccountPage() {
  const t = useText();
  const [account] = useResource<OwnAccount>('/account');
  return (
    <Shell title={t('account.title')}>
      <h1 className={styles.title}>{t('account.title')}</h1>
      {account.state === 'loading' && <Loading label={t('app.loading')} />}
      {'problem' in account && <Alert>{problemText(account.problem)}</Alert>}
      {'value' in account && <Parts account={account.value} />}
    </Shell>
  );
}

function Parts({ account }: { readonly account: OwnAccount }) {
  const t = useText();
  const isLocal = account.signsInBy === 'password';
  return (
    <div className={styles.parts}>
      <Part
        title={t('account.profile')}
        lead={t(isLocal ? 'account.profile-lead' : 'account.profile-provider')}
      >
        <Profile account={account} />
      </Part>
      {isLocal && (
        <Part title={t('account.change-password')} lead={t('account.change-password-lead')}>
          <ChangePassword />
        </Part>
      )}
      <Part title={t('account.sessions')} lead={t('account.sessions-lead')}>
        <OwnSessions />
      </Part>
    </div>
  );
}

function Part({
  title,
  lead,
  children,
}: {
  readonly title: string;
  readonly lead: string;
  readonly children: ReactNode;
}) {
  const id = useId();
  return (
    <section className={styles.part} aria-labelledby={id}>
      <header>
        <h2 id={id} className={styles.heading}>
          {title}
        </h2>
        <p className={styles.lead}>{lead}</p>
      </header>
      <div className={styles.body}>{children}</div>
    </section>
  );
}
