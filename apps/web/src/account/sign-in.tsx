import { isMessageKey } from '@huigao/messages';
import { useState } from 'react';
import { useText } from '../app/locale';
import { waitingInvitation } from '../join/invitation';
import { Button } from '../ui/button';
import { Alert } from '../ui/field';
import { AccountCard } from './account-card';
import styles from './account-card.module.css';
import { failedSignIn } from './failed-sign-in';
import { PasswordSignIn } from './password-sign-in';
import { ProviderSignIn } from './provider-sign-in';
import { type SignInWays, useSignInWays } from './sign-in-ways';

/** Signs in; the page that was asked for shows afterwards. @param code - why nobody is signed in: a problem code */
export function SignIn({ code }: { readonly code: string }) {
  const t = useText();
  const ways = useSignInWays();
  const [failed] = useState(failedSignIn);
  const key = `error.${failed ?? code}`;
  // Who was not signed in before needs no reason.
  const why = (failed ?? code) !== 'signed-out' && isMessageKey(key) ? key : null;
  const isLocal = ways?.provider === null;
  return (
    <AccountCard
      title={t('account.sign-in')}
      lead={t(waitingInvitation() ? 'join.sign-in-lead' : leadOf(ways))}
      foot={isLocal ? t('account.sign-in-foot') : null}
    >
      {why && <Alert kind="warn">{t(why)}</Alert>}
      {ways && <Ways ways={ways} />}
    </AccountCard>
  );
}

function leadOf(ways: SignInWays | null) {
  if (!ways?.provider) return 'account.sign-in-lead';
  return ways.local === 'on' ? 'account.sign-in-both-lead' : 'account.sign-in-provider-lead';
}

function Ways({ ways: { provider, local } }: { readonly ways: SignInWays }) {
  if (!provider) return <PasswordSignIn rank="first" />;
  return (
    <div className={styles.form}>
      <ProviderSignIn label={provider.label} />
      {local === 'on' && <OrPassword />}
      {local === 'admins' && <AdministratorsPassword />}
    </div>
  );
}

function OrPassword() {
  const t = useText();
  return (
    <>
      <p className={styles.or}>{t('account.sign-in-or')}</p>
      <PasswordSignIn rank="second" />
    </>
  );
}

/** For the day on which the provider is out of order: out of the way on all others. */
function AdministratorsPassword() {
  const t = useText();
  const [isOpen, setIsOpen] = useState(false);
  if (isOpen) return <PasswordSignIn rank="second" />;
  return (
    <Button variant="quiet" onClick={() => setIsOpen(true)}>
      {t('account.sign-in-admins')}
    </Button>
  );
}
