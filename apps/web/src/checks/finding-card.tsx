import { type Finding, isWaivable, relocate } from '@huigao/checks';
import { LocateFixed, ShieldQuestion } from 'lucide-react';
import { memo, useId, useState } from 'react';
import { useText } from '../app/locale';
import { useReportSession } from '../report/report-session';
import { TidyDialog } from '../tidy/late-dialog';
import { Button } from '../ui/button';
import { useToast } from '../ui/toast';
import { applyFixes, isLink, isMendable } from './apply-fixes';
import styles from './finding-card.module.css';
import { OperandLinks } from './operand-links';
import { Quote } from './quote';
import { type KeyedFinding, keyFindings } from './quote-parts';
import { sameFinding } from './same-words';
import { useCheckedNow } from './use-findings';
import { WaiveForm } from './waive-form';

export interface FindingCardProps {
  readonly keyed: KeyedFinding;
  /** Why this person cannot mend it, in words; null when they can. */
  readonly readOnly: string | null;
  readonly mayWaive: boolean;
}

/** So many other places have a button each. */
const mostOthers = 4;

/** Where it stands is asked for when it is pressed: a card does not change with every key before it. */
const sameCard = (a: FindingCardProps, b: FindingCardProps): boolean =>
  a.keyed.key === b.keyed.key &&
  a.readOnly === b.readOnly &&
  a.mayWaive === b.mayWaive &&
  sameFinding(a.keyed.finding, b.keyed.finding);

/**
 * One finding: what is wrong, where, and the mend. Its button 定位 spreads over the whole card, so that a click anywhere goes
 * there and the keyboard has one stop for it.
 */
export const FindingCard = memo(function FindingCard({ keyed, readOnly, mayWaive }: FindingCardProps) {
  const t = useText();
  const id = useId();
  const { finding } = keyed;
  const { navigator, store } = useReportSession();
  const findingNow = useFindingNow(keyed);
  const { place, others } = finding;
  const [isWaiving, setWaiving] = useState(false);
  const goThere = () => {
    const report = store.current();
    const newest = findingNow();
    const now = (report && relocate(report, newest)) ?? newest.place;
    if (now) navigator.goTo(now);
  };
  return (
    <li className={styles.card} data-severity={finding.severity}>
      <p className={styles.rule}>{`${finding.rule} ${t(`rule.${finding.rule}`)}`}</p>
      <p id={id} className={styles.message}>
        {t(finding.message, finding.parameters)}
      </p>
      {finding.quote !== '' && <Quote keyed={keyed} />}
      <OperandLinks finding={finding} findingNow={findingNow} />
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
                key={index}
                size="sm"
                variant="quiet"
                className={styles.mend}
                aria-describedby={id}
                onClick={() => navigator.goTo(findingNow().others[index] ?? other)}
              >
                {others.length === 1 ? t('checks.other') : t('checks.other-nth', { n: index + 1 })}
              </Button>
            ))}
          <Mend finding={finding} findingNow={findingNow} readOnly={readOnly} describedBy={id} />
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
}, sameCard);

/** The finding of a card where it stands now. */
function useFindingNow({ key, finding }: KeyedFinding): () => Finding {
  const checkedNow = useCheckedNow();
  return () => {
    const newest = keyFindings(checkedNow()?.findings ?? []).find((one) => one.key === key);
    return newest?.finding ?? finding;
  };
}

function Mend({
  finding,
  findingNow,
  readOnly,
  describedBy,
}: Pick<FindingCardProps, 'readOnly'> & {
  readonly finding: Finding;
  readonly findingNow: () => Finding;
  readonly describedBy: string;
}) {
  const t = useText();
  const toast = useToast();
  const session = useReportSession();
  const [busy, setBusy] = useState(false);
  if (finding.rule === 'S8') return <TidyAll describedBy={describedBy} />;
  if (!isMendable(finding)) return null;
  const { fix } = finding;
  const mend = async () => {
    setBusy(true);
    const fixed = await applyFixes(session, [findingNow()].filter(isMendable));
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

/** Spaces and marks are mended all through the report, where one has looked at each. */
function TidyAll({ describedBy }: { readonly describedBy: string }) {
  const t = useText();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size="sm" className={styles.mend} aria-describedby={describedBy} onClick={() => setOpen(true)}>
        {t('checks.tidy-all')}
      </Button>
      {isOpen && <TidyDialog section={null} onClose={() => setOpen(false)} />}
    </>
  );
}
