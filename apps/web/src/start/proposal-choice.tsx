import { type ReactNode, useId } from 'react';
import { useText } from '../app/locale';
import { Button } from '../ui/button';
import { Checkbox } from '../ui/field';
import styles from './proposal-choice.module.css';

/** What could be made of a file besides its text, each to be ticked or not. */
export function ProposalChoice({
  title,
  hint,
  labels,
  taken,
  onTake,
}: {
  readonly title: string;
  readonly hint: string;
  /** One for each proposal, in the order of the preview's list; `isUnder`: it belongs to the one above that is not. */
  readonly labels: readonly { readonly label: ReactNode; readonly isUnder?: boolean }[];
  /** By their places in the list. */
  readonly taken: ReadonlySet<number>;
  readonly onTake: (taken: ReadonlySet<number>) => void;
}) {
  const t = useText();
  const id = useId();
  if (labels.length === 0) return null;
  const toggle = (index: number, isTaken: boolean) => {
    const next = new Set(taken);
    if (isTaken) next.add(index);
    else next.delete(index);
    onTake(next);
  };
  return (
    <section className={styles.choice} aria-labelledby={id}>
      <header className={styles.head}>
        <h3 id={id} className={styles.title}>
          {title} {taken.size}/{labels.length}
        </h3>
        <Button size="sm" onClick={() => onTake(new Set(labels.keys()))}>
          {t('start.import-figures-all')}
        </Button>
        <Button size="sm" onClick={() => onTake(new Set())}>
          {t('start.import-figures-none')}
        </Button>
      </header>
      <p className={styles.hint}>{hint}</p>
      <ul className={styles.list} data-nested={labels.some(({ isUnder }) => isUnder) || undefined}>
        {labels.map(({ label, isUnder }, index) => (
          <li key={index} data-under={isUnder || undefined}>
            <Checkbox
              checked={taken.has(index)}
              onChange={({ currentTarget }) => toggle(index, currentTarget.checked)}
            >
              {label}
            </Checkbox>
          </li>
        ))}
      </ul>
    </section>
  );
}
