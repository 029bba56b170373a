import type { Finding } from '@huigao/checks';
import {
  type OutlineEntry,
  type PersonId,
  type Report,
  type SectionId,
  type SectionStatus,
  sectionStatuses,
  signaturesOn,
  updatedFigures,
} from '@huigao/report';
import { Printer } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useLocale, useText } from '../app/locale';
import { languageTag } from '../app/locale-tag';
import { useFindings } from '../checks/use-findings';
import { useSectionName } from '../checks/use-section-name';
import { type PersonHere, peopleBySection } from '../report/people-here';
import { useClientState, useReport, useReportSession } from '../report/report-session';
import { AvatarStack } from '../ui/avatar';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import styles from './board.module.css';
import { StepWords } from './step-words';

/** What the board can be sorted by. */
type Order = 'outline' | 'status' | 'due';

/** 进度总览: every section with who has it, where it stands, and what keeps it from being done. */
export function BoardDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const report = useReport((now) => now);
  const [order, setOrder] = useState<Order>('outline');
  if (!report) return null;
  const sections = report.outline.filter(({ kind }) => kind !== 'part');
  const count = (status: SectionStatus) => sections.filter((entry) => entry.status === status).length;
  const counts = Object.fromEntries(sectionStatuses.map((status) => [status, count(status)]));
  return (
    <Dialog
      title={t('board.title')}
      size="xl"
      onClose={onClose}
      footer={
        <>
          <Button icon={Printer} onClick={() => print()}>
            {t('board.print')}
          </Button>
          <Button variant="primary" onClick={onClose}>
            {t('ui.done')}
          </Button>
        </>
      }
    >
      <div className={styles.board} data-print>
        <p className={styles.summary}>{t('board.summary', { total: sections.length, ...counts })}</p>
        <Table
          report={report}
          sections={sorted(sections, order)}
          order={order}
          onOrder={setOrder}
          onGo={onClose}
        />
      </div>
    </Dialog>
  );
}

function sorted(sections: readonly OutlineEntry[], order: Order): readonly OutlineEntry[] {
  switch (order) {
    case 'outline':
      return sections;
    case 'status':
      return sections.toSorted(
        (a, b) => sectionStatuses.indexOf(a.status) - sectionStatuses.indexOf(b.status),
      );
    case 'due':
      // Those without a date last.
      return sections.toSorted((a, b) => (a.due ?? '9999').localeCompare(b.due ?? '9999'));
  }
}

interface TableProps {
  readonly report: Report;
  readonly sections: readonly OutlineEntry[];
  readonly order: Order;
  readonly onOrder: (order: Order) => void;
  readonly onGo: () => void;
}

function Table({ report, sections, order, onOrder, onGo }: TableProps) {
  const t = useText();
  const findings = useFindings();
  const tabs = useClientState((state) => state.people);
  const here = useMemo(() => peopleBySection(tabs), [tabs]);
  const column = (of: Order, label: string) => (
    <th scope="col" aria-sort={order === of ? 'ascending' : undefined}>
      <button type="button" className={styles.sort} onClick={() => onOrder(of)}>
        {label}
      </button>
    </th>
  );
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          {column('outline', t('board.section'))}
          <th scope="col">{t('board.drafters')}</th>
          {column('status', t('board.status'))}
          {column('due', t('board.due'))}
          <th scope="col">{t('board.findings')}</th>
          <th scope="col">{t('board.values')}</th>
          <th scope="col">{t('board.signatures')}</th>
          <th scope="col">{t('board.last-step')}</th>
          <th scope="col">{t('board.here')}</th>
        </tr>
      </thead>
      <tbody>
        {sections.map((entry) => (
          <Row
            key={entry.id}
            report={report}
            entry={entry}
            findings={findings.filter(({ place }) => place?.section === entry.id)}
            here={here.get(entry.id) ?? []}
            onGo={onGo}
          />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps {
  readonly report: Report;
  readonly entry: OutlineEntry;
  readonly findings: readonly Finding[];
  readonly here: readonly PersonHere[];
  readonly onGo: () => void;
}

function Row({ report, entry, findings, here, onGo }: RowProps) {
  const t = useText();
  const sectionName = useSectionName();
  const { navigator } = useReportSession();
  const nameOf = (person: PersonId) => report.people.get(person)?.name ?? t('members.gone');
  const go = (section: SectionId) => {
    onGo();
    navigator.goToSection(section);
  };
  const updated = updatedFigures(report, entry).length;
  const signers = signaturesOn(report, entry).filter(({ isValid }) => isValid);
  return (
    <tr data-status={entry.status}>
      <th scope="row">
        <button type="button" className={styles.go} lang="zh-CN" onClick={() => go(entry.id)}>
          {sectionName(entry.id)}
        </button>
      </th>
      <td data-label={t('board.drafters')}>
        {entry.drafters.map(nameOf).join(t('members.and')) || <None />}
      </td>
      <td data-label={t('board.status')}>
        <span className={styles.status} data-status={entry.status}>
          {t(`report.status-${entry.status}`)}
        </span>
      </td>
      <td data-label={t('board.due')}>
        <Due entry={entry} />
      </td>
      <td data-label={t('board.findings')}>
        <Findings findings={findings} />
      </td>
      <td data-label={t('board.values')} data-alert={updated > 0 || undefined}>
        {updated > 0 ? t('board.values-count', { count: updated }) : <None />}
      </td>
      <td data-label={t('board.signatures')}>
        {signers.map(({ by, onBehalfOf }) => nameOf(onBehalfOf ?? by)).join(t('members.and')) ||
          t('board.none')}
      </td>
      <td data-label={t('board.last-step')}>
        <LastStep entry={entry} nameOf={nameOf} />
      </td>
      <td data-label={t('board.here')}>
        {here.length > 0 ? <AvatarStack people={here} size="sm" /> : <None />}
      </td>
    </tr>
  );
}

function None() {
  const t = useText();
  return <span className={styles.none}>{t('board.none')}</span>;
}

/** The due date, and whether it has passed for a section that is still open. */
function Due({ entry: { due, status } }: { readonly entry: OutlineEntry }) {
  const t = useText();
  const tag = languageTag(useLocale());
  if (!due) return <None />;
  const shown = new Intl.DateTimeFormat(tag, { dateStyle: 'medium' }).format(new Date(`${due}T00:00`));
  const isOpen = status === 'drafting' || status === 'returned';
  const isOverdue = isOpen && new Date(`${due}T23:59:59`).getTime() < Date.now();
  return isOverdue ? (
    <span data-alert>
      {shown} {t('board.overdue')}
    </span>
  ) : (
    shown
  );
}

function Findings({ findings }: { readonly findings: readonly Finding[] }) {
  const t = useText();
  const blocking = findings.filter(({ severity }) => severity === 'block').length;
  const warnings = findings.filter(({ severity }) => severity === 'warn').length;
  if (blocking === 0 && warnings === 0) return t('board.clean');
  return (
    <>
      {blocking > 0 && <span data-alert>{t('board.blocking', { count: blocking })}</span>}{' '}
      {warnings > 0 && <span>{t('board.warnings', { count: warnings })}</span>}
    </>
  );
}

function LastStep({
  entry,
  nameOf,
}: {
  readonly entry: OutlineEntry;
  readonly nameOf: (person: PersonId) => string;
}) {
  const tag = languageTag(useLocale());
  const step = entry.steps.at(-1);
  if (!step) return <None />;
  const on = new Intl.DateTimeFormat(tag, { dateStyle: 'short', timeStyle: 'short' }).format(step.at);
  return (
    <span>
      <StepWords step={step} nameOf={nameOf} />
      <time className={styles.when} dateTime={new Date(step.at).toISOString()}>
        {on}
      </time>
    </span>
  );
}
