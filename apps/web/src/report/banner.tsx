import type { ReactNode } from 'react';
import styles from './banners.module.css';

/** One line above the page, and what one can do about it. */
export function Banner({ action, children }: { readonly action?: ReactNode; readonly children: ReactNode }) {
  return (
    <div role="status" className={styles.banner}>
      <span className={styles.words}>{children}</span>
      {action}
    </div>
  );
}
