import { useText } from '../app/locale';
import { type Person, usePerson } from '../app/session';
import { Avatar } from '../ui/avatar';
import styles from './people.module.css';

/** The head of a row: whose account it is. */
export function PersonCell({ person }: { readonly person: Person }) {
  const t = useText();
  const me = usePerson();
  return (
    <th scope="row">
      <span className={styles.person}>
        <Avatar person={person.id} name={person.displayName} decorative />
        <span className={styles.name}>{person.displayName}</span>
        {person.id === me.id && <span className={styles.me}>{t('people.me')}</span>}
      </span>
    </th>
  );
}
