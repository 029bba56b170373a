import { useText } from '../app/locale';
import styles from './how-it-works.module.css';

/** What a newcomer should know, in four steps; shown until there is a report. */
export function HowItWorks() {
  const t = useText();
  const steps = [
    { name: t('start.step-assign'), what: t('start.step-assign-what') },
    { name: t('start.step-draft'), what: t('start.step-draft-what') },
    { name: t('start.step-check'), what: t('start.step-check-what') },
    { name: t('start.step-export'), what: t('start.step-export-what') },
  ];
  return (
    <section className={styles.how} aria-labelledby="how-it-works">
      <h2 id="how-it-works" className={styles.title}>
        {t('start.how')}
      </h2>
      <ol className={styles.steps}>
        {steps.map(({ name, what }) => (
          <li key={name} className={styles.step}>
            <h3 className={styles.name}>{name}</h3>
            <p className={styles.what}>{what}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
