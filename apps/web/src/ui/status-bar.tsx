import type { SectionStatus } from '@huigao/report';
import styles from './status-bar.module.css';

/** From the left: the furthest. */
const furthestFirst = ['signed', 'agreed', 'submitted', 'returned', 'drafting'] as const;

/** Sections by status as a bar; who does not see it is told by the words beside it. */
export function StatusBar({ counts }: { readonly counts: Readonly<Partial<Record<SectionStatus, number>>> }) {
  return (
    <span className={styles.bar} aria-hidden>
      {furthestFirst.map((status) => {
        const count = counts[status] ?? 0;
        return (
          count > 0 && (
            <span key={status} className={styles.part} data-status={status} style={{ flexGrow: count }} />
          )
        );
      })}
    </span>
  );
}
