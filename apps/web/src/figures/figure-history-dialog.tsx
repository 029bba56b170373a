import type { Figure, FigureChange, PersonId, Report } from '@huigao/report';
import { ArrowRight } from 'lucide-react';
import { useLocale, useText } from '../app/locale';
import { useReport } from '../report/report-session';
import { exactTime, relativeTime } from '../start/relative-time';
import { useNow } from '../start/use-now';
import { Avatar } from '../ui/avatar';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { EmptyState } from '../ui/empty-state';
import styles from './figure-history.module.css';
import { exactText } from './shown-value';

const nobody: Report['people'] = new Map();

/** 修改记录: who changed the value when, from what to what, and why; the last change first. */
export function FigureHistoryDialog({
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
      footer={
        <Button variant="primary" onClick={onClose}>
          {t('ui.done')}
        </Button>
      }
    >
      {figure.history.length === 0 && (
        <EmptyState title={t('figures.no-history')}>{t('figures.no-history-hint')}</EmptyState>
      )}
      <ol className={styles.list}>
        {figure.history.toReversed().map((change) => (
          <li key={`${change.at}-${change.by}-${change.to}`} className={styles.change}>
            <Change change={change} figure={figure} name={nameOf(change.by)} />
          </li>
        ))}
      </ol>
    </Dialog>
  );
}

function Change({
  change: { by, at, from, to, why },
  figure,
  name,
}: {
  readonly change: FigureChange;
  readonly figure: Figure;
  readonly name: string;
}) {
  const t = useText();
  const locale = useLocale();
  const now = useNow();
  const text = (value: string | null) => (value === null ? t('figures.no-value') : exactText(value, figure));
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
        <p className={styles.values} lang="zh-CN">
          <span className={styles.from}>{text(from)}</span>
          <ArrowRight role="img" aria-label={t('figures.became')} className={styles.arrow} />
          <b>{text(to)}</b>
        </p>
        {why && <p className={styles.why}>{why}</p>}
      </div>
    </>
  );
}
