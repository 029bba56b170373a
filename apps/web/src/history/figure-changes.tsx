import type { ComparedFigure } from '@huigao/report';
import { useText } from '../app/locale';
import styles from './comparison.module.css';

/** The figures whose values are others: why places changed that nobody typed in. */
export function FigureChanges({ figures }: { readonly figures: readonly ComparedFigure[] }) {
  const t = useText();
  if (figures.length === 0) return null;
  const shown = (value: string | null) =>
    value === null ? t('versions.no-figure') : value === '' ? t('workflow.no-value') : value;
  return (
    <section className={styles.section} aria-labelledby="compared-figures">
      <header className={styles.sectionHeader}>
        <h2 id="compared-figures" className={styles.sectionTitle}>
          {t('versions.figures', { count: figures.length })}
        </h2>
      </header>
      <table className={styles.figures}>
        <thead>
          <tr>
            <th scope="col">{t('versions.figure')}</th>
            <th scope="col">{t('versions.before')}</th>
            <th scope="col">{t('versions.after')}</th>
          </tr>
        </thead>
        <tbody>
          {figures.map(({ figure, label, before, after }) => (
            <tr key={figure}>
              <th scope="row" lang="zh-CN">
                {label}
              </th>
              <td>
                <del>{shown(before)}</del>
              </td>
              <td>
                <ins>{shown(after)}</ins>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
