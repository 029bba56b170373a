import { formulaText, parseFormula } from '@huigao/figures';
import { type FigureId, figureText, placesByFigure, type Report } from '@huigao/report';
import { useText } from '../app/locale';
import { Floating } from './floating';
import styles from './place-card.module.css';

export interface PlaceCardProps {
  readonly report: Report;
  readonly figure: FigureId;
  readonly anchor: () => DOMRect | null;
}

/** What a place stands for, while it is pointed at. */
export function PlaceCard({ report, figure: id, anchor }: PlaceCardProps) {
  const t = useText();
  const figure = report.figures.get(id);
  return (
    <Floating anchor={anchor} placement={{ side: 'below', align: 'center' }} className={styles.card}>
      {figure ? (
        <>
          <div className={styles.head}>
            <span>{figure.label}</span>
            <b className={styles.value}>{figureText(report.figures, id) ?? t('editor.place-missing')}</b>
          </div>
          {figure.formula && <div className={styles.formula}>{shownFormula(report, figure.formula)}</div>}
          {figure.note && <div className={styles.note}>{figure.note}</div>}
          <div className={styles.foot}>
            <span>{t('editor.place-uses', { count: placesByFigure(report).get(id)?.length ?? 0 })}</span>
            <span>{t('editor.place-open')}</span>
          </div>
        </>
      ) : (
        t('editor.place-unknown')
      )}
    </Floating>
  );
}

/** A formula with the labels of its figures, `执行数 ÷ 全年预算数 × 100`; as it is kept where it cannot be read. */
function shownFormula({ figures }: Report, formula: string): string {
  const parsed = parseFormula(formula);
  return parsed.ok ? formulaText(parsed.formula, (id) => figures.get(id as FigureId)?.label ?? id) : formula;
}
