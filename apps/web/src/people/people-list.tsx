import { problemText } from '../app/http';
import { useText } from '../app/locale';
import { useResource } from '../app/resource';
import type { Person } from '../app/session';
import { Alert } from '../ui/field';
import { Loading } from '../ui/spinner';
import styles from './people.module.css';
import { PersonCell } from './person-cell';

/** Everyone who can sign in, as members see it. */
export function PeopleList() {
  const t = useText();
  const [people] = useResource<readonly Person[]>('/people');
  if (people.state === 'loading') return <Loading label={t('app.loading')} />;
  if (!('value' in people)) return <Alert>{problemText(people.problem)}</Alert>;
  return (
    <div className={styles.sheet}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('account.display-name')}</th>
            <th scope="col">{t('account.office')}</th>
            <th scope="col">{t('account.name')}</th>
            <th scope="col">{t('people.rights')}</th>
          </tr>
        </thead>
        <tbody>
          {people.value.map((person) => (
            <tr key={person.id}>
              <PersonCell person={person} />
              <td>{person.office || <span className={styles.none}>—</span>}</td>
              <td>{person.name}</td>
              <td>{t(person.admin ? 'people.admin' : 'people.member')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
