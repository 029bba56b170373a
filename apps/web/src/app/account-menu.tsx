import { LogOut, ScrollText, UserRound, Users } from 'lucide-react';
import { useLocation } from 'wouter';
import { Avatar } from '../ui/avatar';
import { Menu } from '../ui/menu';
import styles from './account-menu.module.css';
import { useText } from './locale';
import { useSession, useSessionActions } from './session';

/** The signed-in person in the header, with what concerns the account. */
export function AccountMenu() {
  const t = useText();
  const session = useSession();
  const { signOut } = useSessionActions();
  const [, navigate] = useLocation();
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
    ],
  };
  const leave = {
    id: 'session',
    items: [{ id: 'sign-out', label: t('account.sign-out'), icon: LogOut, onSelect: () => void signOut() }],
  };
  return (
    <Menu
      align="end"
      groups={person.admin ? [own, administration, leave] : [own, leave]}
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
  );
}
