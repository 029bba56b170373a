import type { Identity, Operand } from '@huigao/checks';
import { CircleAlert, CircleCheck, CircleHelp } from 'lucide-react';
import { Fragment } from 'react';
import { useText } from '../app/locale';
import { useReportSession } from '../report/report-session';
import styles from './sums-table.module.css';

const icons = { holds: CircleCheck, rounding: CircleCheck, differs: CircleAlert, noted: CircleHelp } as const;

/** One relation in words: 基本支出 + 项目支出 = 执行数 2,118.90万元; its parts only counted where they stand right above. */
export function SumLine({
  identity,
  now = () => identity,
  parts: shownParts = 'named',
}: {
  readonly identity: Identity;
  /** The same relation, with its operands where they stand now. */
  readonly now?: () => Identity;
  readonly parts?: 'named' | 'counted';
}) {
  const t = useText();
  const { rule, parts, operator, relation, total, state, result, difference } = identity;
  const Icon = icons[state];
  const sign = relation === '=' && (state === 'differs' || state === 'noted') ? '≠' : relation;
  return (
    <>
      <Icon aria-label={t(`checks.state-${state}`)} role="img" className={styles.icon} />
      <div>
        {shownParts === 'named' && (
          <p className={styles.rule}>{`${rule} ${identity.name ?? t(`rule.${rule}`)}`}</p>
        )}
        <p className={styles.equation} lang="zh-CN">
          {shownParts === 'counted'
            ? t('checks.parts-above', { count: parts.length })
            : parts.map((part, index) => (
                <Fragment key={`${part.label}-${part.text}`}>
                  {index > 0 && ` ${operator} `}
                  <OperandLink operand={part} now={() => now().parts[index]} />{' '}
                  <span className={styles.part}>{part.text}</span>
                </Fragment>
              ))}
          {` ${sign} `}
          <OperandLink operand={total} now={() => now().total} />{' '}
          <b className={styles.amount}>{total.text}</b>
        </p>
        {state !== 'holds' && (
          <p className={styles.difference}>
            {t('checks.adds-up-to', { sum: result })}
            {difference && (
              <>
                {' '}
                <b>{t('checks.difference', { difference })}</b>
              </>
            )}
          </p>
        )}
      </div>
    </>
  );
}

/** An operand's words that lead to its figure in the figures panel, or to where it stands in the text. */
function OperandLink({
  operand: { label, figure, place },
  now,
}: {
  readonly operand: Operand;
  readonly now: () => Operand | undefined;
}) {
  const { navigator } = useReportSession();
  if (!figure && !place) return label;
  const go = () => {
    const there = now()?.place ?? place;
    if (figure) navigator.showFigure(figure);
    else if (there) navigator.goTo(there);
  };
  return (
    <button type="button" className={styles.link} onClick={go}>
      {label}
    </button>
  );
}
