import { fixedText, formatFigure, MONEY_UNIT, parseFormatCode } from '@huigao/figures';
import { type Report, taskCoverage, totalPoints } from '@huigao/report';
import { useText } from '../app/locale';
import styles from './tasks.module.css';

const wholeAmount = parseFormatCode('万元 .2 grouped')!; // domain data: scale of the report's amounts

function amountText(value: Parameters<typeof formatFigure>[0]): string {
  const shown = formatFigure(value, MONEY_UNIT, wholeAmount);
  return shown.ok ? shown.text : '';
}

/** What the tasks cover of the projects' expenditure, and what the points add up to. */
export function CoverageLine({ report }: { readonly report: Report }) {
  const t = useText();
  const coverage = taskCoverage(report);
  const { weights, points } = totalPoints(report);
  const isOver = coverage?.executed.gt(coverage.project) === true;
  return (
    <div className={styles.coverage} data-over={isOver || undefined}>
      {coverage && (
        <p>
          {t(isOver ? 'tasks.over' : 'tasks.coverage', {
            executed: amountText(coverage.executed),
            project: amountText(coverage.project),
            share: fixedText(coverage.share, 2),
          })}
        </p>
      )}
      {weights && (
        <p>{t('tasks.weights', { weights: weights.toString(), points: points?.toString() ?? '0' })}</p>
      )}
    </div>
  );
}
