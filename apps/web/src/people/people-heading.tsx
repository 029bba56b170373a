import { useText } from '../app/locale';
import styles from './people.module.css';

/** What this page is about. */
export function PeopleHeading() {
  const t = useText();
  return (
    <div>
      <h1 className={styles.title}>{t('people.title')}</h1>
      <p className={styles.lead}>{t('people.lead')}</p>
    </div>
  );
}
