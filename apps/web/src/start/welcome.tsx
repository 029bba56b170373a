import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useText } from '../app/locale';
import styles from './welcome.module.css';

/** What a newcomer sees first: what the product is for, shown on the mistake a real report was published with. */
export function Welcome() {
  const t = useText();
  return (
    <header className={styles.welcome}>
      <div className={styles.words}>
        <h1 className={styles.title}>{t('start.welcome')}</h1>
        <p className={styles.lead}>{t('start.welcome-lead')}</p>
      </div>
      <figure className={styles.sheet}>
        <p className={styles.heading} lang="zh-CN">
          {t('start.shown-heading')}
        </p>
        <p className={styles.sentence} lang="zh-CN">
          {fillMarks(t('start.shown-sentence'), {
            budgeted: <span className={styles.figure}>2,119.56</span>,
            executed: <span className={styles.figure}>2,118.90</span>,
            rate: <span className={styles.wrong}>99.7%</span>,
          })}
        </p>
        <figcaption className={styles.finding}>
          <TriangleAlert aria-hidden className={styles.findingIcon} />
          {t('finding.contradicts', { shown: '99.7%', label: t('start.shown-rate'), expected: '99.97%' })}
        </figcaption>
      </figure>
    </header>
  );
}

/** A text with elements in place of its `{name}` marks. */
function fillMarks(text: string, elements: Readonly<Record<string, ReactNode>>): ReactNode[] {
  return text
    .split(/\{(\w+)\}/)
    .map((part, index) => <span key={index}>{index % 2 === 1 ? elements[part] : part}</span>);
}
