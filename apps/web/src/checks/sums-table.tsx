import type { Identity } from '@huigao/checks';
import { CircleAlert, CircleCheck } from 'lucide-react';
import { Fragment } from 'react';
import { useText } from '../app/locale';
import { useReport, useReportSession } from '../report/report-session';
import { sumDifference } from './sum-difference';
import styles from './sums-table.module.css';

/** 勾稽关系: each sum between figures with a tick, or with what it misses; its operands lead to their figures. */
export function SumsTable({ identities }: { readonly identities: readonly Identity[] }) {
  return (
    <ul className={styles.table}>
      {identities.map((identity) => (
        <li key={identity.rule} className={styles.sum} data-holds={identity.holds}>
          <SumLine identity={identity} />
        </li>
      ))}
    </ul>
  );
}

/** One sum in words: 基本支出 + 项目支出 = 执行数 2,118.90万元; its parts only counted where they stand right above. */
export function SumLine({
  identity,
  parts: shownParts = 'named',
}: {
  readonly identity: Identity;
  readonly parts?: 'named' | 'counted';
}) {
  const t = useText();
  const { parts, total, holds, sumText, totalText } = identity;
  const difference = holds ? null : sumDifference(identity);
  const Icon = holds ? CircleCheck : CircleAlert;
  return (
    <>
      <Icon aria-label={t(holds ? 'checks.holds' : 'checks.differs')} role="img" className={styles.icon} />
      <div>
        <p className={styles.equation} lang="zh-CN">
          {shownParts === 'counted'
            ? t('checks.parts-above', { count: parts.length })
            : parts.map((part, index) => (
                <Fragment key={part}>
                  {index > 0 && ' + '}
                  <FigureLink label={part} />
                </Fragment>
              ))}
          {holds ? ' = ' : ' ≠ '}
          <FigureLink label={total} /> <b className={styles.amount}>{totalText}</b>
        </p>
        {!holds && (
          <p className={styles.difference}>
            {t('checks.adds-up-to', { sum: sumText })}
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

/** A figure's label that leads to it in the figures panel. */
function FigureLink({ label }: { readonly label: string }) {
  const { navigator } = useReportSession();
  const figure = useReport(
    (report) => [...report.figures.values()].find((one) => one.label === label)?.id ?? null,
  );
  if (!figure) return label;
  return (
    <button type="button" className={styles.link} onClick={() => navigator.showFigure(figure)}>
      {label}
    </button>
  );
}
