import styles from './quote.module.css';
import type { KeyedFinding } from './quote-parts';
import { quoteParts } from './quote-parts';

/** The sentence of a finding with its number marked. */
export function Quote({ keyed: { finding, nth } }: { readonly keyed: KeyedFinding }) {
  const { before, marked, after } = quoteParts(finding, nth);
  return (
    <q className={styles.quote} lang="zh-CN" data-severity={finding.severity}>
      {before}
      {marked && <mark className={styles.marked}>{marked}</mark>}
      {after}
    </q>
  );
}
