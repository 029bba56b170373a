import { useText } from '../app/locale';
import { usePerson } from '../app/session';
import { Shell } from '../app/shell';
import { Administration } from './administration';
import styles from './people.module.css';
import { PeopleHeading } from './people-heading';
import { PeopleList } from './people-list';

/** Who has an account. Administrators manage them here, others see the list. */
export default function People() {
  const t = useText();
  const { admin } = usePerson();
  return (
    <Shell title={t('people.title')}>
      {admin ? (
        <Administration />
      ) : (
        <>
          <header className={styles.header}>
            <PeopleHeading />
          </header>
          <PeopleList />
        </>
      )}
    </Shell>
  );
}
