import { type Checked, type Finding, type Identity, mostOfOneRule, type RuleId } from '@huigao/checks';
import { CircleCheck, CircleDashed, CircleHelp } from 'lucide-react';
import { Fragment, memo, type ReactNode } from 'react';
import { useText } from '../app/locale';
import { sameIdentity } from './same-words';
import { SumLine } from './sums-table';
import styles from './sums-table.module.css';
import { useCheckedNow } from './use-findings';

/** The reconciliations that every report is asked for, whether they can be tested or not. */
const always: readonly RuleId[] = ['F1', 'F2', 'F3', 'F4', 'F5', 'F6', 'F7', 'F8', 'F9', 'F14', 'F15'];

interface ReconciliationProps {
  readonly checked: Pick<Checked, 'identities' | 'findings'>;
  /** `folded`: those that need nobody's attention are counted, and shown when they are asked for. */
  readonly settled: 'shown' | 'folded';
}

/** 勾稽关系: F1 to F9, F14 and F15 each with a tick, the difference, or that there is nothing to test; then the other relations. */
export function Reconciliation({ checked, settled }: ReconciliationProps) {
  const t = useText();
  const { identities, findings } = checked;
  const others = [...new Set(identities.map(({ rule }) => rule))].filter((rule) => !always.includes(rule));
  const lines = [...always, ...others].flatMap((rule) => linesOf(rule, identities, findings));
  const open = settled === 'shown' ? lines : lines.filter(({ isSettled }) => !isSettled);
  const rest = lines.filter((line) => !open.includes(line));
  const list = (shown: readonly Line[], label: string) => (
    <ul className={styles.table} aria-label={label}>
      {shown.map(({ key, line }) => (
        <Fragment key={key}>{line}</Fragment>
      ))}
    </ul>
  );
  return (
    <>
      {open.length > 0 && list(open, t('checks.sums'))}
      {rest.length > 0 && (
        <details className={styles.settled}>
          <summary>{t('checks.sums-settled', { count: rest.length })}</summary>
          {list(rest, t('checks.sums-settled', { count: rest.length }))}
        </details>
      )}
    </>
  );
}

interface Line {
  readonly key: string;
  /** Whether nobody need look at it. */
  readonly isSettled: boolean;
  readonly line: ReactNode;
}

function linesOf(
  rule: RuleId,
  identities: readonly Identity[],
  findings: readonly Finding[],
): readonly Line[] {
  const own = identities.filter((identity) => identity.rule === rule);
  if (own.length > 0)
    return [
      ...own.map((identity, nth) => ({
        key: `${rule}-${nth}`,
        isSettled: identity.state === 'holds' || identity.state === 'rounding',
        line: <Row identity={identity} nth={nth} />,
      })),
      ...(own.length >= mostOfOneRule
        ? [{ key: `${rule}-more`, isSettled: false, line: <NotAll rule={rule} /> }]
        : []),
    ];
  const found = findings.filter((finding) => finding.rule === rule);
  if (found.length > 0)
    return found.map((finding, index) => ({
      key: `${rule}-${index}`,
      isSettled: false,
      line: <Noted finding={finding} />,
    }));
  // F4 asks by which budget a rate is measured: where there are rates and nothing was found, it is clear.
  const isClear = rule === 'F4' && identities.some((identity) => identity.rule === 'F3');
  return [{ key: rule, isSettled: true, line: <Bare rule={rule} state={isClear ? 'clear' : 'untested'} /> }];
}

interface RowProps {
  readonly identity: Identity;
  /** Which of its rule's it is, from 0. */
  readonly nth: number;
}

/** Where its operands stand is asked for when one is pressed: a row does not change with every key before it. */
const Row = memo(
  function Row({ identity, nth }: RowProps) {
    const checkedNow = useCheckedNow();
    const now = () => checkedNow()?.identities.filter(({ rule }) => rule === identity.rule)[nth] ?? identity;
    return (
      <li className={styles.sum} data-state={identity.state}>
        <SumLine identity={identity} now={now} />
      </li>
    );
  },
  (a, b) => a.nth === b.nth && sameIdentity(a.identity, b.identity),
);

function NotAll({ rule }: { readonly rule: RuleId }) {
  const t = useText();
  return (
    <li className={styles.sum} data-state="untested">
      <CircleDashed aria-hidden className={styles.icon} />
      <p className={styles.difference}>{t('checks.sums-most', { rule, count: mostOfOneRule })}</p>
    </li>
  );
}

function Noted({ finding: { rule, severity, message, parameters } }: { readonly finding: Finding }) {
  const t = useText();
  return (
    <li className={styles.sum} data-state={severity === 'block' ? 'differs' : 'noted'}>
      <CircleHelp aria-label={t('checks.state-noted')} role="img" className={styles.icon} />
      <div>
        <p className={styles.rule}>{`${rule} ${t(`rule.${rule}`)}`}</p>
        <p className={styles.difference}>{t(message, parameters)}</p>
      </div>
    </li>
  );
}

function Bare({ rule, state }: { readonly rule: RuleId; readonly state: 'clear' | 'untested' }) {
  const t = useText();
  const Icon = state === 'clear' ? CircleCheck : CircleDashed;
  return (
    <li className={styles.sum} data-state={state}>
      <Icon aria-hidden className={styles.icon} />
      <div>
        <p className={styles.rule}>{`${rule} ${t(`rule.${rule}`)}`}</p>
        <p className={styles.difference}>
          {t(state === 'clear' ? 'checks.no-objection' : 'checks.not-tested')}
        </p>
      </div>
    </li>
  );
}
