import { abilities } from '@huigao/report';
import { useText } from '../app/locale';
import { abilityIcons } from './ability-icons';
import styles from './rights-page.module.css';

/** What the pictures of the table mean. */
export function RightsLegend() {
  const t = useText();
  return (
    <ul className={styles.legend} aria-label={t('rights.legend')}>
      {abilities.map((ability) => {
        const Icon = abilityIcons[ability];
        return (
          <li key={ability} data-ability={ability}>
            <Icon aria-hidden className={styles.icon} />
            {t(`rights.${ability}`)}
          </li>
        );
      })}
      <li>
        <span className={styles.later} data-ability="edit">
          <abilityIcons.edit aria-hidden className={styles.icon} />
        </span>
        {t('rights.later')}
      </li>
    </ul>
  );
}
