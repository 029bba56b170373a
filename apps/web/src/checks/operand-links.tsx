import type { Finding, FindingOperand } from '@huigao/checks';
import { type FigureId, figureArithmetic } from '@huigao/report';
import { useText } from '../app/locale';
import { useReport, useReportSession } from '../report/report-session';
import styles from './finding-card.module.css';

/** So many operands have a button each; a sum of more has its row in the table. */
const mostOperands = 8;

/** The numbers a finding is about, each leading to its place or its figure, and how a computed one comes about. */
export function OperandLinks({
  finding: { operands },
  findingNow,
}: {
  readonly finding: Finding;
  /** The same finding, with its operands where they stand now. */
  readonly findingNow: () => Finding;
}) {
  const t = useText();
  const figures = useReport((report) => report.figures);
  if (operands.length === 0) return null;
  const computed = [...new Set(operands.flatMap(({ figure }) => figure ?? []))].flatMap((figure) => {
    const arithmetic = figures && figureArithmetic(figures, figure as FigureId);
    return arithmetic ? [arithmetic] : [];
  });
  return (
    <>
      <ul className={styles.operands} aria-label={t('checks.operands')}>
        {operands.slice(0, mostOperands).map((operand, index) => (
          <li key={index}>
            <OperandLink operand={operand} now={() => findingNow().operands[index] ?? operand} />
          </li>
        ))}
      </ul>
      {computed.map((arithmetic) => (
        <p key={arithmetic} className={styles.arithmetic} lang="zh-CN">
          {arithmetic}
        </p>
      ))}
    </>
  );
}

function OperandLink({
  operand: { label, text, figure, place },
  now,
}: {
  readonly operand: FindingOperand;
  readonly now: () => FindingOperand;
}) {
  const { navigator } = useReportSession();
  const go = () => {
    const newest = now();
    if (newest.place) navigator.goTo(newest.place);
    else if (newest.figure) navigator.showFigure(newest.figure);
  };
  const words = (
    <>
      {label && <span>{label}</span>} <b>{text}</b>
    </>
  );
  if (!place && !figure) return <span className={styles.operand}>{words}</span>;
  return (
    <button type="button" className={styles.operand} lang="zh-CN" onClick={go}>
      {words}
    </button>
  );
}
