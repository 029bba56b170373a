import { may, numberOutline, type Report, type ReportId, type SectionId } from '@huigao/report';
import { ArrowLeft, GitCompareArrows } from 'lucide-react';
import { useMemo } from 'react';
import { Link, useLocation, useSearchParams } from 'wouter';
import { problemText } from '../app/http';
import { useText } from '../app/locale';
import type { Person } from '../app/session';
import { Shell } from '../app/shell';
import { Button } from '../ui/button';
import { Alert } from '../ui/field';
import { SelectField } from '../ui/select-field';
import { Loading } from '../ui/spinner';
import styles from './moments.module.css';
import { MomentsView } from './moments-view';
import { useReportNow, useSectionHistory } from './use-section-history';

export interface MomentsPageProps {
  readonly report: ReportId;
  readonly person: Person;
}

/** 逐步回看: a section's text at every moment, and who wrote what of it. */
export default function MomentsPage({ report: id, person }: MomentsPageProps) {
  const t = useText();
  const report = useReportNow(id);
  return (
    <Shell title={t('moments.title')} width="wide">
      <Link href={`/reports/${encodeURIComponent(id)}`} className={styles.back}>
        <ArrowLeft aria-hidden className={styles.icon} />
        {t('audit.back')}
      </Link>
      {report === 'loading' && <Loading label={t('app.loading')} />}
      {report === 'failed' && <Alert>{t('versions.failed')}</Alert>}
      {typeof report !== 'string' && <Sections report={report} person={person} />}
    </Shell>
  );
}

/** The sections whose history one may read: a choice that stands in the address. */
function Sections({ report, person }: { readonly report: Report; readonly person: Person }) {
  const t = useText();
  const [search, setSearch] = useSearchParams();
  const numbers = useMemo(() => numberOutline(report.outline, report.scheme), [report]);
  const sections = report.outline.filter(
    ({ id, kind }) => kind !== 'part' && may(person.id, { do: 'comment', section: id }, report),
  );
  const wanted = search.get('section');
  const section = sections.find(({ id }) => id === wanted) ?? sections[0];
  return (
    <>
      <header className={styles.header}>
        <div>
          <h1 className={styles.title}>{t('moments.title')}</h1>
          <p className={styles.lead} lang="zh-CN">
            {report.title}
          </p>
        </div>
        {section && (
          <SelectField
            label={t('moments.section')}
            className={styles.choice}
            lang="zh-CN"
            value={section.id}
            onChange={(chosen) => setSearch(new URLSearchParams({ section: chosen }), { replace: true })}
          >
            {sections.map(({ id, title }) => (
              <option key={id} value={id}>
                {(numbers.get(id) ?? '') + title}
              </option>
            ))}
          </SelectField>
        )}
      </header>
      {section ? (
        <Opened key={section.id} report={report} section={section.id} />
      ) : (
        <Alert>{t('moments.none')}</Alert>
      )}
    </>
  );
}

function Opened({ report, section }: { readonly report: Report; readonly section: SectionId }) {
  const t = useText();
  const [, navigate] = useLocation();
  const shown = useSectionHistory(report, section);
  if (shown.state === 'loading') return <Loading label={t('moments.reading')} />;
  if (shown.state === 'failed')
    return <Alert>{shown.problem ? problemText(shown.problem) : t('versions.failed')}</Alert>;
  const compare = (seq: number) => {
    const search = new URLSearchParams({ from: `at.${seq}.${section}`, to: 'now', section });
    navigate(`/reports/${encodeURIComponent(report.id)}/versions?${search}`);
  };
  return (
    <MomentsView
      read={shown.read}
      section={section}
      act={({ seq }) => (
        <Button icon={GitCompareArrows} onClick={() => compare(seq)}>
          {t('moments.compare')}
        </Button>
      )}
    />
  );
}
