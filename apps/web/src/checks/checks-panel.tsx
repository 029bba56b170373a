import type { Checked, Severity } from '@huigao/checks';
import { ClipboardList, Link2, ListChecks, Ruler, SpellCheck2 } from 'lucide-react';
import {
  Fragment,
  type KeyboardEvent,
  memo,
  type ReactNode,
  type RefObject,
  useDeferredValue,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useText } from '../app/locale';
import { TidyDialog } from '../tidy/late-dialog';
import { tidyKey } from '../tidy/tidy-keys';
import { Button } from '../ui/button';
import { EmptyState } from '../ui/empty-state';
import { Loading } from '../ui/spinner';
import styles from './checks-panel.module.css';
import { FindingCard } from './finding-card';
import { bySection, linkable, ofSeverity, type SeverityFilter, severities } from './finding-groups';
import { CheckReportDialog, LinkAllDialog, RulesDialog } from './late-dialogs';
import { NumberLegend } from './number-legend';
import { type KeyedFinding, keyFindings } from './quote-parts';
import { Reconciliation } from './reconciliation';
import { useChecked } from './use-findings';
import { useMayWaive } from './use-may-waive';
import { useSectionName } from './use-section-name';
import { useWhyReadOnly } from './use-why-read-only';
import { WaivedList } from './waived-list';

/** 检查: what the checks find, as cards, and the relations between figures; drawn when nothing more urgent is. */
export default function ChecksPanel() {
  const t = useText();
  const checked = useDeferredValue(useChecked());
  return checked ? <Checks checked={checked} /> : <Loading label={t('checks.waiting')} />;
}

const Checks = memo(function Checks({ checked }: { readonly checked: Checked }) {
  const t = useText();
  const { findings } = checked;
  const [filter, setFilter] = useState<SeverityFilter>('all');
  const keyed = useMemo(() => keyFindings(findings), [findings]);
  const list = useRef<HTMLDivElement>(null);
  useFocusThatStays(list, keyed);

  // Relations that hold are good to know, but come after what must be mended.
  const isAnyBroken = checked.identities.some(({ state }) => state === 'differs');
  const table = filter === 'all' && (
    <section className={styles.group} aria-label={t('checks.sums')}>
      <h3 className={styles.heading}>{t('checks.sums')}</h3>
      <Reconciliation checked={checked} settled="folded" />
    </section>
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only adds arrow keys to the buttons inside it
    <div ref={list} className={styles.panel} onKeyDown={(event) => stepBetweenCards(event, list.current)}>
      <Tools />
      <NumberLegend />
      {findings.length > 0 && <FilterBar filter={filter} onFilter={setFilter} keyed={keyed} />}
      {isAnyBroken && table}
      {severities.map((severity) => (
        <Fragment key={severity}>
          {severity === 'info' && !isAnyBroken && table}
          {(filter === 'all' || filter === severity) && (
            <FindingGroup
              title={t(`checks.${severity}`, { count: ofSeverity(keyed, severity).length })}
              severity={severity}
              keyed={ofSeverity(keyed, severity)}
            />
          )}
        </Fragment>
      ))}
      {(filter === 'all' || filter === 'info') && <Linkable keyed={linkable(keyed)} />}
      {filter === 'all' && <WaivedList waived={checked.waived} />}
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
});

/** The check report, the rules of this report's own, and the house style. */
function Tools() {
  const t = useText();
  const [opened, setOpened] = useState<'report' | 'rules' | 'tidy' | null>(null);
  const close = () => setOpened(null);
  return (
    <div className={styles.tools}>
      <Button size="sm" icon={ClipboardList} onClick={() => setOpened('report')}>
        {t('checks.report')}
      </Button>
      <Button size="sm" icon={Ruler} onClick={() => setOpened('rules')}>
        {t('checks.rules')}
      </Button>
      <Button size="sm" icon={SpellCheck2} title={tidyKey.shown} onClick={() => setOpened('tidy')}>
        {t('checks.tidy')}
      </Button>
      {opened === 'report' && <CheckReportDialog onClose={close} />}
      {opened === 'rules' && <RulesDialog onClose={close} />}
      {opened === 'tidy' && <TidyDialog section={null} onClose={close} />}
    </div>
  );
}

/** Which severity is shown, with how many there are of each. */
function FilterBar({
  filter,
  onFilter,
  keyed,
}: {
  readonly filter: SeverityFilter;
  readonly onFilter: (filter: SeverityFilter) => void;
  readonly keyed: readonly KeyedFinding[];
}) {
  const t = useText();
  const countOf = (one: SeverityFilter) =>
    one === 'all' ? keyed.length : keyed.filter(({ finding }) => finding.severity === one).length;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a set of buttons is no fieldset of a form
    <div className={styles.filter} role="group" aria-label={t('checks.filter')}>
      {(['all', ...severities] as const).map((one) => (
        <button
          key={one}
          type="button"
          className={styles.filterButton}
          aria-pressed={filter === one}
          onClick={() => onFilter(one)}
        >
          {t(`checks.filter-${one}`)} <span className={styles.filterCount}>{countOf(one)}</span>
        </button>
      ))}
    </div>
  );
}

function FindingGroup({
  title,
  severity,
  keyed,
  action = null,
}: {
  readonly title: string;
  readonly severity: Severity;
  readonly keyed: readonly KeyedFinding[];
  readonly action?: ReactNode;
}) {
  const t = useText();
  const sectionName = useSectionName();
  const whyReadOnly = useWhyReadOnly();
  const mayWaive = useMayWaive();
  if (keyed.length === 0) return null;
  return (
    <section className={styles.group} aria-label={title}>
      <h3 className={styles.heading} data-severity={severity}>
        {title}
        {action}
      </h3>
      {bySection(keyed).map(({ section, keyed: own }) => {
        const readOnly = section && whyReadOnly(section);
        const isWaivableHere = mayWaive(section);
        return (
          <Fragment key={section ?? ''}>
            <h4 className={styles.section} lang={section ? 'zh-CN' : undefined}>
              {section ? sectionName(section) : t('checks.whole-report')}
            </h4>
            <ul className={styles.cards}>
              {own.map((one) => (
                <FindingCard key={one.key} keyed={one} readOnly={readOnly} mayWaive={isWaivableHere} />
              ))}
            </ul>
          </Fragment>
        );
      })}
    </section>
  );
}

/** Numbers that are right and could be linked, one by one or all at once. */
function Linkable({ keyed }: { readonly keyed: readonly KeyedFinding[] }) {
  const t = useText();
  const whyReadOnly = useWhyReadOnly();
  const [linking, setLinking] = useState(false);
  const mine = keyed.filter(({ finding: { place } }) => place && !whyReadOnly(place.section));
  const action = mine.length > 1 && (
    <Button size="sm" variant="quiet" icon={Link2} onClick={() => setLinking(true)}>
      {t('checks.link-all')}
    </Button>
  );
  return (
    <>
      <FindingGroup
        title={t('checks.linkable', { count: keyed.length })}
        severity="info"
        keyed={keyed}
        action={action}
      />
      {linking && (
        <LinkAllDialog
          keyed={mine}
          elsewhere={keyed.length - mine.length}
          onClose={() => setLinking(false)}
        />
      )}
    </>
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
    if (at.current < 0 || document.activeElement !== document.body) return;
    const now = cardsOf(panel.current);
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
