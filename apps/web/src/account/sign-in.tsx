import { isMessageKey } from '@huigao/messages';
import { useState } from 'react';
import { useText } from '../app/locale';
import { waitingInvitation } from '../join/invitation';
import { Button } from '../ui/button';
import { Alert } from '../ui/field';
import { AccountCard } from './account-card';
import styles from './account-card.module.css';
import { failedSignIn, forgetFailedSignIn } from './failed-sign-in';
import { PasswordSignIn } from './password-sign-in';
import { ProviderSignIn } from './provider-sign-in';
import { type SignInWays, useSignInWays } from './sign-in-ways';

/** Signs in; the page that was asked for shows afterwards. @param code - why nobody is signed in: a problem code */
export default function SignIn({ code }: { readonly code: string }) {
  const t = useText();
  const ways = useSignInWays();
  const [why, setWhy] = useState(() => failedSignIn() ?? code);
  const key = `error.${why}`;
  const attempted = () => {
    forgetFailedSignIn();
    setWhy('signed-out');
  };
  return (
    <AccountCard
      title={t('account.sign-in')}
      lead={t(waitingInvitation() ? 'join.sign-in-lead' : leadOf(ways))}
      foot={ways?.setUp === 'awaited' ? t('account.sign-in-foot') : null}
    >
      {/* Who was not signed in before needs no reason. */}
      {why !== 'signed-out' && isMessageKey(key) && <Alert kind="warn">{t(key)}</Alert>}
      {ways && <Ways ways={ways} onAttempt={attempted} />}
    </AccountCard>
  );
}

function leadOf(ways: SignInWays | null) {
  if (!ways?.provider) return 'account.sign-in-lead';
  return ways.local === 'on' ? 'account.sign-in-both-lead' : 'account.sign-in-provider-lead';
}

interface WayProps {
  /** Called when somebody tries to sign in: what was said of the time before is over. */
  readonly onAttempt: () => void;
}

function Ways({ ways: { provider, local }, onAttempt }: WayProps & { readonly ways: SignInWays }) {
  if (!provider) return <PasswordSignIn rank="first" focus onAttempt={onAttempt} />;
  return (
    <div className={styles.form}>
      <ProviderSignIn label={provider.label} onAttempt={onAttempt} />
      {local === 'on' && <OrPassword onAttempt={onAttempt} />}
      {local === 'admins' && <AdministratorsPassword onAttempt={onAttempt} />}
    </div>
  );
}

function OrPassword({ onAttempt }: WayProps) {
  const t = useText();
  return (
    <>
      <p className={styles.or}>{t('account.sign-in-or')}</p>
      <PasswordSignIn rank="second" onAttempt={onAttempt} />
    </>
  );
}

/** For the day on which the provider is out of order: out of the way on all others. */
function AdministratorsPassword({ onAttempt }: WayProps) {
  const t = useText();
  const [isOpen, setIsOpen] = useState(false);
  if (isOpen) return <PasswordSignIn rank="second" focus onAttempt={onAttempt} />;
  return (
    <Button variant="quiet" onClick={() => setIsOpen(true)}>
      {t('account.sign-in-admins')}
    </Button>
  );
}
