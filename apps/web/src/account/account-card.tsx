import type { ReactNode } from 'react';
import { Shell } from '../app/shell';
import styles from './account-card.module.css';

/** The sheet that sign-in and set-up stand on. */
export function AccountCard({
  title,
  lead,
  children,
  foot,
}: {
  readonly title: string;
  readonly lead: string;
  readonly children: ReactNode;
  readonly foot?: ReactNode;
}) {
  return (
    <Shell title={title}>
      <section className={styles.card}>
        <header className={styles.header}>
          <h1 className={styles.title}>{title}</h1>
          <p className={styles.lead}>{lead}</p>
        </header>
        {children}
        {foot && <footer className={styles.foot}>{foot}</footer>}
      </section>
    </Shell>
  );
}
