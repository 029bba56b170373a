import { useText } from '../app/locale';
import { ProposalChoice } from './proposal-choice';
import styles from './proposal-choice.module.css';
import type { ProposedFigure } from './reports';

/** Those that are worth taking unless somebody says no. */
export const suggested = (figures: readonly ProposedFigure[]): ReadonlySet<number> =>
  new Set(figures.flatMap(({ isSuggested }, index) => (isSuggested ? [index] : [])));

/** Amounts of a file that could become figures. */
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
  return (
    <ProposalChoice
      title={t('start.import-figures')}
      hint={t('start.import-figures-hint')}
      taken={taken}
      onTake={onTake}
      labels={figures.map(({ label, group, text, places }) => ({
        label: (
          <span className={styles.proposal} lang="zh-CN">
            <span className={styles.label}>
              {label} <b>{text}</b>
            </span>
            <span className={styles.where}>
              {group}
              {places > 1 && ` · ${t('start.import-figure-places', { count: places })}`}
            </span>
          </span>
        ),
      }))}
    />
  );
}
