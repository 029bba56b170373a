import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { problemText } from '../app/http';
import { useText } from '../app/locale';
import { useResource } from '../app/resource';
import { type Person, usePerson } from '../app/session';
import { Shell } from '../app/shell';
import { Avatar } from '../ui/avatar';
import { Button } from '../ui/button';
import { Alert } from '../ui/field';
import { Loading } from '../ui/spinner';
import { useToast } from '../ui/toast';
import { AddPerson } from './add-person';
import styles from './people.module.css';

/** The administrator's page: who has an account, and adding one. Others see the list. */
export function People() {
  const t = useText();
  const toast = useToast();
  const me = usePerson();
  const [people, reload] = useResource<readonly Person[]>('/people');
  const [adding, setAdding] = useState(false);

  const added = (person: Person) => {
    setAdding(false);
    toast(t('people.added', { name: person.displayName }));
    void reload();
  };

  return (
    <Shell title={t('people.title')}>
      <header className={styles.header}>
        <div>
          <h1 className={styles.title}>{t('people.title')}</h1>
          <p className={styles.lead}>{t('people.lead')}</p>
        </div>
        {me.admin && (
          <Button variant="primary" icon={UserPlus} onClick={() => setAdding(true)}>
            {t('people.add')}
          </Button>
        )}
      </header>
      {people.state === 'loading' && <Loading label={t('app.loading')} />}
      {'problem' in people && <Alert>{problemText(people.problem)}</Alert>}
      {'value' in people && <PeopleTable people={people.value} me={me} />}
      {adding && <AddPerson onClose={() => setAdding(false)} onAdded={added} />}
    </Shell>
  );
}

function PeopleTable({ people, me }: { readonly people: readonly Person[]; readonly me: Person }) {
  const t = useText();
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
          {people.map((person) => (
            <tr key={person.id}>
              <th scope="row">
                <span className={styles.person}>
                  <Avatar person={person.id} name={person.displayName} decorative />
                  <span className={styles.name}>{person.displayName}</span>
                  {person.id === me.id && <span className={styles.me}>{t('people.me')}</span>}
                </span>
              </th>
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
