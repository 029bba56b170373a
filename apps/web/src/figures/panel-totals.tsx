import { type FigureId, figureId, figureText, type Report } from '@huigao/report';
import { useText } from '../app/locale';
import { useReportSession } from '../report/report-session';
import styles from './figures-panel.module.css';

/** What a report is about: always in view at the foot of the panel. */
const totals: readonly FigureId[] = ['total.budgeted', 'total.executed', 'total.rate'].map(figureId);

/** 合计: budget, executed amount and rate of the whole department, and how many figures are shown. */
export function PanelTotals({
  figures,
  shown,
}: {
  readonly figures: Report['figures'];
  readonly shown: number;
}) {
  const t = useText();
  const { navigator } = useReportSession();
  const known = totals.flatMap((id) => {
    const figure = figures.get(id);
    const text = figure && figureText(figures, id);
    return figure && text ? [{ id, label: figure.label, text }] : [];
  });
  return (
    <section className={styles.totals} aria-label={t('figures.totals')}>
      <span className={styles.totalCount}>
        {shown === figures.size
          ? t('figures.count', { count: shown })
          : t('figures.count-of', { count: shown, all: figures.size })}
      </span>
      {known.map(({ id, label, text }) => (
        <button
          key={id}
          type="button"
          className={styles.total}
          lang="zh-CN"
          onClick={() => navigator.showFigure(id)}
        >
          <span>{label}</span> <b>{text}</b>
        </button>
      ))}
    </section>
  );
}
