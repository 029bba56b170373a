import { useText } from '../app/locale';
import { Button } from '../ui/button';
import { Checkbox } from '../ui/field';
import styles from './figure-choice.module.css';
import type { ProposedFigure } from './reports';

/** Those that are worth taking unless somebody says no. */
export const suggested = (figures: readonly ProposedFigure[]): ReadonlySet<number> =>
  new Set(figures.flatMap(({ isSuggested }, index) => (isSuggested ? [index] : [])));

/** Amounts of a file that could become figures, each to be ticked or not. */
export function FigureChoice({
  figures,
  taken,
  onTake,
}: {
  readonly figures: readonly ProposedFigure[];
  readonly taken: ReadonlySet<number>;
  readonly onTake: (taken: ReadonlySet<number>) => void;
}) {
  const t = useText();
  if (figures.length === 0) return null;
  const toggle = (index: number, isTaken: boolean) => {
    const next = new Set(taken);
    if (isTaken) next.add(index);
    else next.delete(index);
    onTake(next);
  };
  return (
    <section className={styles.choice} aria-label={t('start.import-figures')}>
      <header className={styles.head}>
        <h3 className={styles.title}>
          {t('start.import-figures')} {taken.size}/{figures.length}
        </h3>
        <Button size="sm" onClick={() => onTake(new Set(figures.keys()))}>
          {t('start.import-figures-all')}
        </Button>
        <Button size="sm" onClick={() => onTake(new Set())}>
          {t('start.import-figures-none')}
        </Button>
      </header>
      <p className={styles.hint}>{t('start.import-figures-hint')}</p>
      <ul className={styles.list}>
        {figures.map(({ label, group, text, places }, index) => (
          <li key={index}>
            <Checkbox
              checked={taken.has(index)}
              onChange={({ currentTarget }) => toggle(index, currentTarget.checked)}
            >
              <span className={styles.figure} lang="zh-CN">
                <span className={styles.label}>
                  {label} <b>{text}</b>
                </span>
                <span className={styles.where}>
                  {group}
                  {places > 1 && ` · ${t('start.import-figure-places', { count: places })}`}
                </span>
              </span>
            </Checkbox>
          </li>
        ))}
      </ul>
    </section>
  );
}
