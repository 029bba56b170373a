import { type SectionStatus, sectionStatuses } from '@huigao/report';
import { CalendarClock, FileText } from 'lucide-react';
import { memo } from 'react';
import { Link } from 'wouter';
import { useLocale, useText } from '../app/locale';
import { StatusBar } from '../ui/status-bar';
import hidden from '../ui/visually-hidden.module.css';
import { daysUntil, sectionCount, soonDays, waitingIn } from './listed-reports';
import { exactTime, relativeTime, shortDay } from './relative-time';
import styles from './report-row.module.css';
import type { ReportSummary } from './reports';
import { RowMenu } from './row-menu';

/** Fetches the report page's code while the pointer is still on its way. */
const loadReportPage = () => void import('../report/report-page').catch(() => {});

export interface ReportRowProps {
  readonly report: ReportSummary;
  /** Epoch ms. */
  readonly now: number;
  /** `YYYY-MM-DD` */
  readonly today: string;
  readonly onChanged: () => Promise<void>;
}

/** One report: its name leads to it; beside it what waits there, how far it is, when it is due, and when it last changed. */
export const ReportRow = memo(function ReportRow({ report, now, today, onChanged }: ReportRowProps) {
  const t = useText();
  return (
    <li className={styles.row} data-row onPointerEnter={loadReportPage}>
      <FileText aria-hidden className={styles.icon} />
      <div className={styles.about}>
        <Link
          href={`/reports/${encodeURIComponent(report.id)}`}
          className={styles.title}
          lang="zh-CN"
          data-report
          onFocus={loadReportPage}
        >
          {report.title}
        </Link>
        <ul className={styles.tags}>
          {waitingIn(report).map(({ kind, count }) => (
            <li key={kind} className={styles.waiting}>
              {t(`list.${kind}`, { count })}
            </li>
          ))}
          {report.roles.map((role) => (
            <li key={role} className={styles.role}>
              {t(`role.${role}`)}
            </li>
          ))}
        </ul>
      </div>
      <Progress report={report} />
      <Due report={report} today={today} />
      <Changed at={report.updatedAt} now={now} />
      <span className={styles.acts}>
        {report.roles.includes('owner') && <RowMenu report={report} onChanged={onChanged} />}
      </span>
    </li>
  );
});

function Progress({ report }: Pick<ReportRowProps, 'report'>) {
  const t = useText();
  const { standing } = report;
  const total = sectionCount(report);
  if (!standing || total === 0) return <span className={styles.progress} />;
  const { sections, final } = standing;
  const count = (status: SectionStatus) => sections[status] ?? 0;
  const words = sectionStatuses.filter((status) => count(status) > 0);
  const counts = words.map((status) => t(`list.${status}`, { count: count(status) })).join(t('list.and'));
  const full = t('list.sections', { total, counts });
  const done = count('agreed') + count('signed');
  return (
    <span className={styles.progress} title={full}>
      <StatusBar counts={sections} />
      <span className={styles.small} aria-hidden>
        {count('signed') === total ? t('list.all-signed', { total }) : t('list.done', { total, done })}
        {final > 0 && ` · ${t('list.final', { number: final })}`}
      </span>
      <span className={hidden.text}>{full}</span>
    </span>
  );
}

function Due({ report, today }: Pick<ReportRowProps, 'report' | 'today'>) {
  const t = useText();
  const locale = useLocale();
  const due = report.standing?.due;
  const days = daysUntil(due, today);
  if (!due || days === null) return <span className={styles.due} />;
  const date = shortDay(due, today, locale);
  return (
    <span className={styles.due} data-when={days < 0 ? 'late' : days <= soonDays ? 'soon' : 'later'}>
      <CalendarClock aria-hidden className={styles.dueIcon} />
      <span>
        <time dateTime={due}>{t('list.due', { date })}</time>
        {days <= soonDays && <span className={styles.small}> {dueWords(t, days)}</span>}
      </span>
    </span>
  );
}

function dueWords(t: ReturnType<typeof useText>, days: number): string {
  if (days === 0) return t('list.due-today');
  if (days === 1) return t('list.due-tomorrow');
  if (days === -1) return t('list.late-one');
  return days < 0 ? t('list.late', { days: -days }) : t('list.due-in', { days });
}

function Changed({ at, now }: { readonly at: number; readonly now: number }) {
  const t = useText();
  const locale = useLocale();
  return (
    <time className={styles.time} dateTime={new Date(at).toISOString()} title={exactTime(at, locale)}>
      {t('list.changed', { when: relativeTime(at, now, locale) })}
    </time>
  );
}
