import type { ReportId } from '@huigao/report';
import { ArrowLeft, ChevronDown, Download, ScrollText } from 'lucide-react';
import { Link, useSearchParams } from 'wouter';
import { problemText } from '../app/http';
import { useLocale, useText } from '../app/locale';
import { useResource } from '../app/resource';
import type { Person } from '../app/session';
import { Shell } from '../app/shell';
import { Button } from '../ui/button';
import { EmptyState } from '../ui/empty-state';
import { Alert } from '../ui/field';
import { Loading } from '../ui/spinner';
import styles from './audit.module.css';
import { type AuditFilter, filterOf, queryOf } from './audit-filter';
import { AuditFilterBar } from './audit-filter-bar';
import { AuditTable } from './audit-table';
import { useAudit } from './use-audit';
import { VerificationLine } from './verification-line';

export interface AuditPageProps {
  /** The report whose entries are shown to its owner; absent: all there are, for an administrator. */
  readonly report?: ReportId | undefined;
}

/** 审计日志: who did what, and when. */
export default function AuditPage({ report }: AuditPageProps) {
  const t = useText();
  const locale = useLocale();
  const [search, setSearch] = useSearchParams();
  const filter = filterOf(search);
  const [people] = useResource<readonly Person[]>('/people');
  const address = report ? `/reports/${encodeURIComponent(report)}/audit` : '/audit';
  const query = queryOf(filter).toString();
  const { page, problem, isLoading, loadMore } = useAudit(query ? `${address}?${query}` : address);
  const change = (next: AuditFilter) => setSearch(new URLSearchParams(next), { replace: true });
  const title = (report && page?.titles[report]) || '';
  const isRefused = problem?.status === 403 || problem?.status === 404;

  return (
    <Shell title={t('audit.title')}>
      {report && (
        <Link href={`/reports/${encodeURIComponent(report)}`} className={styles.back}>
          <ArrowLeft aria-hidden className={styles.backIcon} />
          {t('audit.back')}
        </Link>
      )}
      <header className={styles.header}>
        <div>
          <h1 className={styles.title}>{t('audit.title')}</h1>
          <p className={styles.lead}>{title ? t('audit.lead-report', { title }) : t('audit.lead')}</p>
        </div>
        {!isRefused && (
          <a
            className={styles.download}
            href={`/api/v1${address}/file?${query}${query && '&'}locale=${locale}`}
            download
          >
            <Download aria-hidden className={styles.downloadIcon} />
            {t('audit.export')}
          </a>
        )}
      </header>
      {!report && <VerificationLine />}
      {!isRefused && (
        <AuditFilterBar
          filter={filter}
          people={'value' in people ? people.value : []}
          titles={page?.titles ?? {}}
          onChange={change}
        />
      )}
      {problem && <Alert>{problemText(problem)}</Alert>}
      {!page && isLoading && <Loading label={t('app.loading')} />}
      {page?.records.length === 0 && (
        <EmptyState icon={ScrollText} title={t('audit.none')}>
          {t('audit.none-hint')}
        </EmptyState>
      )}
      {page && page.records.length > 0 && (
        <AuditTable
          records={page.records}
          names={page.names}
          titles={report ? {} : page.titles}
          hasAddresses={report === undefined}
          onReport={report ? undefined : (id) => change({ ...filter, report: id })}
        />
      )}
      {page?.next && (
        <div className={styles.more}>
          <Button icon={ChevronDown} busy={isLoading} onClick={loadMore}>
            {t('audit.more')}
          </Button>
        </div>
      )}
    </Shell>
  );
}
