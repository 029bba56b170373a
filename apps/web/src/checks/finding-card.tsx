import { isWaivable, relocate } from '@huigao/checks';
import { LocateFixed, ShieldQuestion } from 'lucide-react';
import { useId, useState } from 'react';
import { useText } from '../app/locale';
import { useReportSession } from '../report/report-session';
import { Button } from '../ui/button';
import { useToast } from '../ui/toast';
import { applyFixes, isLink, isMendable } from './apply-fixes';
import styles from './finding-card.module.css';
import { OperandLinks } from './operand-links';
import { Quote } from './quote';
import type { KeyedFinding } from './quote-parts';
import { WaiveForm } from './waive-form';

export interface FindingCardProps {
  readonly keyed: KeyedFinding;
  /** Why this person cannot mend it, in words; null when they can. */
  readonly readOnly: string | null;
  readonly mayWaive: boolean;
}

/** So many other places have a button each. */
const mostOthers = 4;

/**
 * One finding: what is wrong, where, and the mend. Its button 定位 spreads over the whole card, so that a click anywhere goes
 * there and the keyboard has one stop for it.
 */
export function FindingCard({ keyed, readOnly, mayWaive }: FindingCardProps) {
  const t = useText();
  const id = useId();
  const { finding } = keyed;
  const { navigator, store } = useReportSession();
  const { place, others } = finding;
  const [isWaiving, setWaiving] = useState(false);
  const goThere = () => {
    const report = store.current();
    const now = (report && relocate(report, finding)) ?? place;
    if (now) navigator.goTo(now);
  };
  return (
    <li className={styles.card} data-severity={finding.severity}>
      <p className={styles.rule}>{`${finding.rule} ${t(`rule.${finding.rule}`)}`}</p>
      <p id={id} className={styles.message}>
        {t(finding.message, finding.parameters)}
      </p>
      {finding.quote !== '' && <Quote keyed={keyed} />}
      <OperandLinks finding={finding} />
      <div className={styles.foot}>
        <div className={styles.actions}>
          {place && (
            <Button
              size="sm"
              variant="quiet"
              icon={LocateFixed}
              className={styles.go}
              data-card
              aria-describedby={id}
              onClick={goThere}
            >
              {t('checks.go')}
            </Button>
          )}
          {finding.operands.length === 0 &&
            others.slice(0, mostOthers).map((other, index) => (
              <Button
                key={`${other.section}-${other.from}-${other.to}`}
                size="sm"
                variant="quiet"
                className={styles.mend}
                aria-describedby={id}
                onClick={() => navigator.goTo(other)}
              >
                {others.length === 1 ? t('checks.other') : t('checks.other-nth', { n: index + 1 })}
              </Button>
            ))}
          <Mend keyed={keyed} readOnly={readOnly} describedBy={id} />
          {mayWaive && isWaivable(finding) && !isWaiving && (
            <Button
              size="sm"
              variant="quiet"
              icon={ShieldQuestion}
              className={styles.mend}
              aria-describedby={id}
              onClick={() => setWaiving(true)}
            >
              {t('checks.waive')}
            </Button>
          )}
        </div>
      </div>
      {isWaiving && <WaiveForm finding={finding} onClose={() => setWaiving(false)} />}
      {readOnly && isMendable(finding) && (
        <p id={`${id}-why`} className={styles.why}>
          {readOnly}
        </p>
      )}
    </li>
  );
}

function Mend({
  keyed: { finding },
  readOnly,
  describedBy,
}: Pick<FindingCardProps, 'keyed' | 'readOnly'> & { readonly describedBy: string }) {
  const t = useText();
  const toast = useToast();
  const session = useReportSession();
  const [busy, setBusy] = useState(false);
  if (!isMendable(finding)) return null;
  const { fix } = finding;
  const mend = async () => {
    setBusy(true);
    const fixed = await applyFixes(session, [finding]);
    setBusy(false);
    if (fixed === 0) toast(t('checks.not-now'), 'bad');
  };
  return (
    <Button
      size="sm"
      className={styles.mend}
      disabled={readOnly !== null}
      busy={busy}
      aria-describedby={readOnly ? `${describedBy}-why` : describedBy}
      onClick={() => void mend()}
    >
      {fix.kind === 'replace'
        ? t('checks.replace-with', { text: fix.text })
        : t(isLink(finding) ? 'checks.link' : 'checks.replace')}
    </Button>
  );
}
