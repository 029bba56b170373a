import { FileText, Search } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Link } from 'wouter';
import { useLocale, useText } from '../app/locale';
import { TextInput } from '../ui/field';
import { exactTime, relativeTime } from './relative-time';
import styles from './report-list.module.css';
import type { ReportSummary } from './reports';
import { useNow } from './use-now';

/** From this many reports on, one looks for a title faster than one reads the list. */
const searchFrom = 8;

/** Fetches the report page's code while the pointer is still on its way. */
const loadReportPage = () => void import('../report/report-page').catch(() => {});

/** One's reports, the last changed first. */
export function ReportList({ reports }: { readonly reports: readonly ReportSummary[] }) {
  const t = useText();
  const now = useNow();
  const [wanted, setWanted] = useState('');
  const shown = useMemo(() => {
    const words = wanted.trim().toLocaleLowerCase();
    return reports
      .filter(({ title }) => title.toLocaleLowerCase().includes(words))
      .toSorted((a, b) => b.updatedAt - a.updatedAt);
  }, [reports, wanted]);

  return (
    <section className={styles.sheet} aria-label={t('start.title')}>
      <header className={styles.head}>
        <h2 className={styles.count}>{t('start.count', { count: reports.length })}</h2>
        {reports.length >= searchFrom && (
          <div className={styles.search}>
            <Search aria-hidden className={styles.searchIcon} />
            <TextInput
              type="search"
              aria-label={t('start.search')}
              placeholder={t('start.search')}
              className={styles.searchInput}
              value={wanted}
              onChange={(event) => setWanted(event.currentTarget.value)}
            />
          </div>
        )}
      </header>
      <ul>
        {shown.map((report) => (
          <ReportRow key={report.id} report={report} now={now} />
        ))}
      </ul>
      {shown.length === 0 && <p className={styles.none}>{t('start.none-found')}</p>}
    </section>
  );
}

function ReportRow({ report, now }: { readonly report: ReportSummary; readonly now: number }) {
  const t = useText();
  const locale = useLocale();
  return (
    <li>
      <Link
        href={`/reports/${encodeURIComponent(report.id)}`}
        className={styles.row}
        onPointerEnter={loadReportPage}
        onFocus={loadReportPage}
      >
        <FileText aria-hidden className={styles.icon} />
        <span className={styles.title} lang="zh-CN">
          {report.title}
        </span>
        <span className={styles.roles}>
          {report.roles.map((role) => (
            <span key={role} className={styles.role} data-role={role}>
              {t(`role.${role}`)}
            </span>
          ))}
        </span>
        <time
          className={styles.time}
          dateTime={new Date(report.updatedAt).toISOString()}
          title={exactTime(report.updatedAt, locale)}
        >
          {relativeTime(report.updatedAt, now, locale)}
        </time>
      </Link>
    </li>
  );
}
