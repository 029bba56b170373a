import { LocateFixed } from 'lucide-react';
import { useId, useState } from 'react';
import { useText } from '../app/locale';
import { useReportSession } from '../report/report-session';
import { Button } from '../ui/button';
import { useToast } from '../ui/toast';
import { applyFixes, findAgain, isMendable } from './apply-fixes';
import styles from './finding-card.module.css';
import { Quote } from './quote';
import type { KeyedFinding } from './quote-parts';

export interface FindingCardProps {
  readonly keyed: KeyedFinding;
  readonly section: string;
  /** Why this person cannot mend it, in words; null when they can. */
  readonly readOnly: string | null;
}

/**
 * One finding: what is wrong, where, and the mend. Its button 定位 spreads over the whole card, so that a click anywhere goes
 * there and the keyboard has one stop for it.
 */
export function FindingCard({ keyed, section, readOnly }: FindingCardProps) {
  const t = useText();
  const id = useId();
  const { finding } = keyed;
  const { navigator, store } = useReportSession();
  const goThere = () => {
    const report = store.current();
    const now = report && isMendable(finding) ? findAgain(report, finding) : null;
    const place = now?.place ?? finding.place;
    if (place) navigator.goTo(place);
  };
  return (
    <li className={styles.card} data-severity={finding.severity}>
      <p id={id} className={styles.message}>
        {t(finding.message, finding.parameters)}
      </p>
      <Quote keyed={keyed} />
      <div className={styles.foot}>
        <p className={styles.section} lang="zh-CN">
          {section}
        </p>
        <div className={styles.actions}>
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
          <Mend keyed={keyed} readOnly={readOnly} describedBy={id} />
        </div>
      </div>
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
      {t(finding.severity === 'info' ? 'checks.link' : 'checks.replace')}
    </Button>
  );
}
