import styles from './spinner.module.css';

/** A turning ring; decoration only: say in words that something is under way. */
export function Spinner() {
  return <span className={styles.spinner} aria-hidden />;
}

export interface ProgressProps {
  readonly label: string;
  /** Part that is done, 0 to 1; without it the bar only shows that work goes on. */
  readonly part?: number | undefined;
}

/** A bar that tells how far something has come. */
export function Progress({ label, part }: ProgressProps) {
  return (
    <div className={styles.progress}>
      <span className={styles.label}>{label}</span>
      <progress
        className={styles.bar}
        aria-label={label}
        {...(part === undefined ? {} : { value: part, max: 1 })}
      />
    </div>
  );
}

/** A whole view that is still loading. */
export function Loading({ label }: { readonly label: string }) {
  return (
    <div className={styles.loading} role="status">
      <Spinner />
      {label}
    </div>
  );
}
