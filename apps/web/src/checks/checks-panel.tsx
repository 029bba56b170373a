import type { Finding, Identity, Severity } from '@huigao/checks';
import { Link2, ListChecks } from 'lucide-react';
import { Fragment, type KeyboardEvent, type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { useText } from '../app/locale';
import { Button } from '../ui/button';
import { EmptyState } from '../ui/empty-state';
import { Loading } from '../ui/spinner';
import styles from './checks-panel.module.css';
import { FindingCard } from './finding-card';
import { LinkAllDialog } from './link-all-dialog';
import { type KeyedFinding, keyFindings } from './quote-parts';
import { SumsTable } from './sums-table';
import { useChecked } from './use-findings';
import { useSectionName } from './use-section-name';
import { useWhyReadOnly } from './use-why-read-only';

const severities: readonly Severity[] = ['block', 'warn', 'info'];
const noFindings: readonly Finding[] = [];
const noIdentities: readonly Identity[] = [];

/** 检查: what the checks find, as cards, and the sums between figures. */
export function ChecksPanel() {
  const t = useText();
  const checked = useChecked();
  // A sum that fails is a row of the table, which says more than a message.
  const findings = checked?.findings ?? noFindings;
  const sums = checked?.identities ?? noIdentities;
  const keyed = useMemo(() => {
    const inTable = ({ rule, place }: Finding) => !place && sums.some((sum) => sum.rule === rule);
    return keyFindings(findings.filter((finding) => !inTable(finding)));
  }, [findings, sums]);
  const list = useRef<HTMLDivElement>(null);
  useFocusThatStays(list, keyed);

  if (!checked) return <Loading label={t('checks.waiting')} />;
  // Sums that hold are good to know, but come after what must be mended.
  const isAnyBroken = sums.some(({ holds }) => !holds);
  const table = sums.length > 0 && (
    <section className={styles.group} aria-label={t('checks.sums')}>
      <h3 className={styles.heading}>{t('checks.sums')}</h3>
      <SumsTable identities={sums} />
    </section>
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only adds arrow keys to the buttons inside it
    <div ref={list} className={styles.panel} onKeyDown={(event) => stepBetweenCards(event, list.current)}>
      {isAnyBroken && table}
      {severities.map((severity) => (
        <Fragment key={severity}>
          {severity === 'info' && !isAnyBroken && table}
          <FindingGroup
            severity={severity}
            keyed={keyed.filter(({ finding }) => finding.severity === severity)}
          />
        </Fragment>
      ))}
      {findings.length === 0 && (
        <EmptyState icon={ListChecks} title={t('checks.nothing')}>
          <p>{t('checks.nothing-hint')}</p>
          <ul className={styles.rules}>
            <li>{t('checks.rule-contradicts')}</li>
            <li>{t('checks.rule-matches')}</li>
            <li>{t('checks.rule-sums')}</li>
          </ul>
        </EmptyState>
      )}
    </div>
  );
}

function FindingGroup({
  severity,
  keyed,
}: {
  readonly severity: Severity;
  readonly keyed: readonly KeyedFinding[];
}) {
  const t = useText();
  const sectionName = useSectionName();
  const whyReadOnly = useWhyReadOnly();
  const [linking, setLinking] = useState(false);
  const readOnlyOf = ({ finding }: KeyedFinding) => finding.place && whyReadOnly(finding.place.section);
  if (keyed.length === 0) return null;
  const mine = keyed.filter((one) => !readOnlyOf(one));
  const title = t(`checks.${severity}`, { count: keyed.length });
  return (
    <section className={styles.group} aria-label={title}>
      <h3 className={styles.heading} data-severity={severity}>
        {title}
        {severity === 'info' && mine.length > 1 && (
          <Button size="sm" variant="quiet" icon={Link2} onClick={() => setLinking(true)}>
            {t('checks.link-all')}
          </Button>
        )}
      </h3>
      <ul className={styles.cards}>
        {keyed.map((one) => (
          <FindingCard
            key={one.key}
            keyed={one}
            section={one.finding.place ? sectionName(one.finding.place.section) : ''}
            readOnly={readOnlyOf(one)}
          />
        ))}
      </ul>
      {linking && (
        <LinkAllDialog
          keyed={mine}
          elsewhere={keyed.length - mine.length}
          onClose={() => setLinking(false)}
        />
      )}
    </section>
  );
}

const cardsOf = (panel: HTMLElement | null) => [
  ...(panel?.querySelectorAll<HTMLElement>('[data-card]') ?? []),
];

/** Arrows, Home and End go from card to card. */
function stepBetweenCards(event: KeyboardEvent, panel: HTMLElement | null): void {
  const steps: Readonly<Record<string, (now: number, last: number) => number>> = {
    ArrowDown: (now, last) => Math.min(now + 1, last),
    ArrowUp: (now) => Math.max(now - 1, 0),
    Home: () => 0,
    End: (_, last) => last,
  };
  const step = steps[event.key];
  const cards = cardsOf(panel);
  const card = (event.target as HTMLElement).closest('li')?.querySelector<HTMLElement>('[data-card]');
  if (!step || !card) return;
  event.preventDefault();
  cards[step(cards.indexOf(card), cards.length - 1)]?.focus();
}

/** When the card that had the focus is mended and goes, the next one gets it. */
function useFocusThatStays(panel: RefObject<HTMLElement | null>, cards: readonly unknown[]): void {
  const at = useRef(-1);
  useEffect(() => {
    const now = cardsOf(panel.current);
    if (at.current >= 0 && document.activeElement === document.body)
      now[Math.min(at.current, now.length - 1)]?.focus();
  }, [cards, panel]);
  useEffect(() => {
    const onFocus = () => {
      const element = panel.current;
      const card = document.activeElement?.closest('li')?.querySelector<HTMLElement>('[data-card]');
      at.current = card && element?.contains(card) ? cardsOf(element).indexOf(card) : -1;
    };
    document.addEventListener('focusin', onFocus);
    return () => document.removeEventListener('focusin', onFocus);
  }, [panel]);
}
