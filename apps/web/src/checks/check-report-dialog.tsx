import type { Checked, Finding, TextNumber } from '@huigao/checks';
import { type FigureId, figureArithmetic } from '@huigao/report';
import { Printer } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { useLocale, useText } from '../app/locale';
import { useReport, useReportSession } from '../report/report-session';
import { exactTime, shortTime } from '../start/relative-time';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Loading } from '../ui/spinner';
import styles from './check-report.module.css';
import { severities } from './finding-groups';
import { Reconciliation } from './reconciliation';
import { useChecked, useNumbers } from './use-findings';
import { useSectionName } from './use-section-name';

/** 检查报告: relations, findings with their arithmetic, and waivers with reason and name, to be printed. */
export default function CheckReportDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  // A report of hundreds of pages has thousands of rows: the dialog is there before them.
  const checked = useDeferredValue(useChecked(), null);
  const numbers = useNumbers();
  const [now] = useState(() => Date.now());
  return (
    <Dialog
      title={t('checks.report-title')}
      size="xl"
      onClose={onClose}
      footer={
        <>
          <Button icon={Printer} disabled={!checked || !numbers} onClick={() => print()}>
            {t('checks.report-print')}
          </Button>
          <Button onClick={onClose}>{t('ui.done')}</Button>
        </>
      }
    >
      {checked && numbers ? (
        <CheckReport checked={checked} numbers={numbers} at={now} />
      ) : (
        <Loading label={t('app.loading')} />
      )}
    </Dialog>
  );
}

interface CheckReportProps {
  readonly checked: Checked;
  readonly numbers: readonly TextNumber[];
  readonly at: number;
}

function CheckReport({ checked, numbers, at }: CheckReportProps) {
  const t = useText();
  const locale = useLocale();
  const { person } = useReportSession();
  const title = useReport((report) => report.title) ?? '';
  const { findings, waived } = checked;
  const count = (severity: Finding['severity']) =>
    findings.filter((finding) => finding.severity === severity).length;
  const numbersOf = (one: TextNumber['class']) => numbers.filter((number) => number.class === one).length;
  return (
    <div className={styles.report} data-print>
      <h3 className={styles.title} lang="zh-CN">
        {t('checks.report-of', { title })}
      </h3>
      <p className={styles.made}>
        {t('checks.report-made', { time: exactTime(at, locale), name: person.name })}
      </p>
      <p>
        {t('checks.report-summary', {
          block: count('block'),
          warn: count('warn'),
          info: count('info'),
          waived: waived.length,
        })}
      </p>
      <p>
        {t('checks.report-numbers', {
          all: numbers.length,
          linked: numbersOf('linked'),
          matches: numbersOf('matches'),
          contradicts: numbersOf('contradicts'),
          unknown: numbersOf('unknown'),
        })}
      </p>
      <h4>{t('checks.sums')}</h4>
      <Reconciliation checked={checked} settled="shown" />
      {severities.map((severity) => {
        const title = t(`checks.${severity}`, { count: count(severity) });
        return (
          <section key={severity}>
            <h4>{title}</h4>
            <FindingTable
              title={title}
              findings={findings.filter((finding) => finding.severity === severity)}
            />
          </section>
        );
      })}
      <section>
        <h4>{t('checks.waived', { count: waived.length })}</h4>
        <WaivedTable waived={waived} />
      </section>
    </div>
  );
}

/** How the figures come about that a finding is about. */
function useArithmetic(): (finding: Finding) => readonly string[] {
  const figures = useReport((report) => report.figures);
  return ({ operands }) =>
    [...new Set(operands.flatMap(({ figure }) => figure ?? []))].flatMap((figure) => {
      const text = figures && figureArithmetic(figures, figure as FigureId);
      return text ? [text] : [];
    });
}

function Said({ finding }: { readonly finding: Finding }) {
  const t = useText();
  const arithmetic = useArithmetic();
  return (
    <>
      {t(finding.message, finding.parameters)}
      {finding.operands.length > 0 && (
        <p className={styles.operands} lang="zh-CN">
          {finding.operands.map(({ label, text }) => (label ? `${label} ${text}` : text)).join('；')}
        </p>
      )}
      {arithmetic(finding).map((text) => (
        <p key={text} className={styles.operands} lang="zh-CN">
          {text}
        </p>
      ))}
      {finding.quote !== '' && (
        <p className={styles.quote} lang="zh-CN">
          {finding.quote}
        </p>
      )}
    </>
  );
}

function RuleCell({ finding: { rule } }: { readonly finding: Finding }) {
  const t = useText();
  return <th scope="row">{`${rule} ${t(`rule.${rule}`)}`}</th>;
}

function WhereCell({ finding: { place } }: { readonly finding: Finding }) {
  const t = useText();
  const sectionName = useSectionName();
  return <td lang="zh-CN">{place ? sectionName(place.section) : t('checks.whole-report')}</td>;
}

interface FindingTableProps {
  readonly title: string;
  readonly findings: readonly Finding[];
}

function FindingTable({ title, findings }: FindingTableProps) {
  const t = useText();
  if (findings.length === 0) return <p className={styles.none}>{t('checks.report-none')}</p>;
  return (
    <table className={styles.table} aria-label={title}>
      <thead>
        <tr>
          <th scope="col">{t('checks.report-rule')}</th>
          <th scope="col">{t('checks.report-where')}</th>
          <th scope="col">{t('checks.report-finding')}</th>
        </tr>
      </thead>
      <tbody>
        {findings.map((finding, index) => (
          <tr key={index}>
            <RuleCell finding={finding} />
            <WhereCell finding={finding} />
            <td>
              <Said finding={finding} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function WaivedTable({ waived }: Pick<Checked, 'waived'>) {
  const t = useText();
  const locale = useLocale();
  if (waived.length === 0) return <p className={styles.none}>{t('checks.report-none')}</p>;
  return (
    <table className={styles.table} aria-label={t('checks.waived', { count: waived.length })}>
      <thead>
        <tr>
          <th scope="col">{t('checks.report-rule')}</th>
          <th scope="col">{t('checks.report-where')}</th>
          <th scope="col">{t('checks.report-finding')}</th>
          <th scope="col">{t('checks.report-why')}</th>
          <th scope="col">{t('checks.report-who')}</th>
        </tr>
      </thead>
      <tbody>
        {waived.map(({ finding, waiver }) => (
          <tr key={waiver.finding}>
            <RuleCell finding={finding} />
            <WhereCell finding={finding} />
            <td>
              <Said finding={finding} />
            </td>
            <td lang="zh-CN">{waiver.why}</td>
            <td>{t('checks.waived-by', { name: waiver.name, time: shortTime(waiver.at, locale) })}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
