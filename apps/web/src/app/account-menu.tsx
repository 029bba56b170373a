import { LogOut, ScrollText, SunMoon, UserRound, Users } from 'lucide-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { Avatar } from '../ui/avatar';
import { Menu } from '../ui/menu';
import styles from './account-menu.module.css';
import { late } from './late';
import { useText } from './locale';
import { useSession, useSessionActions } from './session';

const SignOutDialog = late(() => import('./sign-out-dialog'), []);

const AppearanceDialog = late(() => import('../appearance/appearance-dialog'), ['more']);

/** The mark of an edit outlives its being saved by a second. */
const markMs = 1500;

async function unsettledOf(person: string): Promise<number> {
  const { unsettledReports } = await import('../offline/kept-copies');
  if ((await unsettledReports(person)) === 0) return 0;
  await new Promise((resolve) => setTimeout(resolve, markMs));
  return unsettledReports(person);
}

/** The signed-in person in the header, with what concerns the account. */
export function AccountMenu() {
  const t = useText();
  const session = useSession();
  const { signOut } = useSessionActions();
  const [, navigate] = useLocation();
  const [unsettled, setUnsettled] = useState(0);
  const [isChoosing, setChoosing] = useState(false);
  if (!('person' in session)) return null;
  const { person } = session;
  const administration = {
    id: 'administration',
    items: [
      { id: 'people', label: t('people.title'), icon: Users, onSelect: () => navigate('/people') },
      { id: 'audit', label: t('audit.title'), icon: ScrollText, onSelect: () => navigate('/audit') },
    ],
  };
  const own = {
    id: 'own',
    items: [
      { id: 'account', label: t('account.title'), icon: UserRound, onSelect: () => navigate('/account') },
      {
        id: 'appearance',
        label: t('appearance.title'),
        icon: SunMoon,
        onSelect: () => setChoosing(true),
      },
    ],
  };
  const leave = async () => {
    const reports = await unsettledOf(person.id);
    if (reports > 0) setUnsettled(reports);
    else await signOut();
  };
  const ending = {
    id: 'session',
    items: [{ id: 'sign-out', label: t('account.sign-out'), icon: LogOut, onSelect: () => void leave() }],
  };
  return (
    <>
      <Menu
        align="end"
        groups={person.admin ? [own, administration, ending] : [own, ending]}
        heading={
          <div className={styles.who}>
            <strong>{person.displayName}</strong>
            <span className={styles.office}>{[person.office, person.name].filter(Boolean).join(' · ')}</span>
          </div>
        }
        trigger={(props) => (
          <button
            {...props}
            type="button"
            className={styles.trigger}
            aria-label={t('account.menu', { name: person.displayName })}
          >
            <Avatar person={person.id} name={person.displayName} decorative />
          </button>
        )}
      />
      {isChoosing && <AppearanceDialog onClose={() => setChoosing(false)} />}
      {unsettled > 0 && (
        <SignOutDialog
          reports={unsettled}
          onClose={() => setUnsettled(0)}
          onSignOut={() => {
            setUnsettled(0);
            void signOut();
          }}
        />
      )}
    </>
  );
}
