import type { Figure, FigureChange, PersonId, Report } from '@huigao/report';
import { ArrowRight } from 'lucide-react';
import { useMemo } from 'react';
import { useLocale, useText } from '../app/locale';
import { useReport } from '../report/report-session';
import { exactTime, relativeTime } from '../start/relative-time';
import { useNow } from '../start/use-now';
import { Avatar } from '../ui/avatar';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { EmptyState } from '../ui/empty-state';
import styles from './figure-history.module.css';
import { formulaNames, namedFormula } from './formula-names';
import { exactText } from './shown-value';

const nobody: Report['people'] = new Map();
const noFigures: Report['figures'] = new Map();

/** 修改记录: who changed the value when, from what to what, and why; the last change first. */
export default function FigureHistoryDialog({
  figure,
  onClose,
}: {
  readonly figure: Figure;
  readonly onClose: () => void;
}) {
  const t = useText();
  const people = useReport((report) => report.people) ?? nobody;
  const nameOf = (person: PersonId) => people.get(person)?.name ?? t('figures.someone');
  return (
    <Dialog
      title={t('figures.history-of', { label: figure.label })}
      size="sm"
      onClose={onClose}
      footer={<Button onClick={onClose}>{t('ui.done')}</Button>}
    >
      {figure.history.length === 0 && (
        <EmptyState title={t('figures.no-history')}>{t('figures.no-history-hint')}</EmptyState>
      )}
      <ol className={styles.list}>
        {figure.history.toReversed().map((change) => (
          <li key={`${change.at}-${change.by}-${change.event}-${change.to}`} className={styles.change}>
            <Change
              change={change}
              figure={figure}
              name={nameOf(change.by)}
              proposer={change.proposedBy ? nameOf(change.proposedBy) : null}
            />
          </li>
        ))}
      </ol>
    </Dialog>
  );
}

/** Formulas in the history read with the names figures have now. */
function useFormulaNames() {
  const figures = useReport((report) => report.figures) ?? noFigures;
  return useMemo(() => formulaNames(figures), [figures]);
}

function Change({
  change,
  figure,
  name,
  proposer,
}: {
  readonly change: FigureChange;
  readonly figure: Figure;
  readonly name: string;
  /** Whose proposal was published, where it was another person's. */
  readonly proposer: string | null;
}) {
  const { by, at, from, to, why, event } = change;
  const t = useText();
  const locale = useLocale();
  const now = useNow();
  const names = useFormulaNames();
  const text = (value: string | null) => {
    if (value === null) return t('figures.no-value');
    return event === 'formula' ? namedFormula(value, names) : exactText(value, figure);
  };
  return (
    <>
      <Avatar person={by} name={name} decorative />
      <div>
        <p className={styles.who}>
          <b>{name}</b>
          <time dateTime={new Date(at).toISOString()} title={exactTime(at, locale)} className={styles.when}>
            {relativeTime(at, now, locale)}
          </time>
        </p>
        {event && (
          <p className={styles.event}>
            {t(`figures.event-${event}`)}
            {proposer && t('figures.proposed-by', { name: proposer })}
          </p>
        )}
        {(from !== to || !event) && (
          <p className={styles.values} lang="zh-CN">
            <span className={styles.from}>{text(from)}</span>
            <ArrowRight role="img" aria-label={t('figures.became')} className={styles.arrow} />
            <b>{text(to)}</b>
          </p>
        )}
        {why && <p className={styles.why}>{why}</p>}
      </div>
    </>
  );
}
