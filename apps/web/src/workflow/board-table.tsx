import type { Finding } from '@huigao/checks';
import {
  missingSigners,
  type OutlineEntry,
  type PersonId,
  type Report,
  type SectionId,
  signaturesOn,
  updatedFigures,
} from '@huigao/report';
import type { UnsyncedPerson } from '@huigao/sync/client';
import { useLocale, useText } from '../app/locale';
import { languageTag } from '../app/locale-tag';
import { useSectionName } from '../checks/use-section-name';
import type { PersonHere } from '../report/people-here';
import { useReportSession } from '../report/report-session';
import { shortTime } from '../start/relative-time';
import styles from './board.module.css';
import { type BoardOrder, type SectionFacts, sortSections } from './board-order';
import { BoardPeople } from './board-people';
import type { LastChange } from './use-last-changes';
import { useSignerNames } from './use-signer-names';

/** What the board knows of each section beside the report. */
export interface BoardFacts {
  readonly findings: readonly Finding[];
  readonly comments: ReadonlyMap<SectionId, number>;
  readonly suggestions: ReadonlyMap<SectionId, number>;
  readonly here: ReadonlyMap<SectionId, readonly PersonHere[]>;
  readonly unsynced: readonly UnsyncedPerson[];
  readonly changes: ReadonlyMap<SectionId, LastChange>;
}

export interface BoardTableProps {
  readonly report: Report;
  readonly sections: readonly OutlineEntry[];
  readonly facts: BoardFacts;
  readonly order: BoardOrder;
  readonly onOrder: (order: BoardOrder) => void;
  readonly onGo: () => void;
}

const count = (findings: readonly Finding[], severity: Finding['severity']) =>
  findings.filter((finding) => finding.severity === severity).length;

function factsOf(
  report: Report,
  entry: OutlineEntry,
  { findings, comments, suggestions, changes, here, unsynced }: BoardFacts,
): SectionFacts {
  const section = entry.id;
  const found = findings.filter(({ place }) => place?.section === section);
  const isAgreed = entry.status === 'agreed' || entry.status === 'signed';
  return {
    blocking: count(found, 'block'),
    warnings: count(found, 'warn'),
    comments: comments.get(section) ?? 0,
    suggestions: suggestions.get(section) ?? 0,
    updated: updatedFigures(report, entry).length,
    missing: isAgreed ? missingSigners(report, entry).length : 0,
    unsynced: unsynced.filter((one) => one.section === section).length,
    here: here.get(section)?.length ?? 0,
    changedAt: changes.get(section)?.at ?? 0,
  };
}

/** Every section with who has it, where it stands, and what keeps it from being done. */
export function BoardTable({ report, sections, facts, order, onOrder, onGo }: BoardTableProps) {
  const t = useText();
  const known = new Map(sections.map((entry) => [entry.id, factsOf(report, entry, facts)]));
  const column = (of: BoardOrder, label: string) => (
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
          {column('findings', t('board.findings'))}
          {column('comments', t('board.comments'))}
          {column('values', t('board.values'))}
          {column('signatures', t('board.signatures'))}
          {column('changed', t('board.changed'))}
          {column('here', t('board.here'))}
        </tr>
      </thead>
      <tbody>
        {sortSections(sections, order, (id) => known.get(id)!).map((entry) => (
          <Row
            key={entry.id}
            report={report}
            entry={entry}
            known={known.get(entry.id)!}
            here={facts.here.get(entry.id) ?? []}
            unsynced={facts.unsynced.filter(({ section }) => section === entry.id)}
            change={facts.changes.get(entry.id)}
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
  readonly known: SectionFacts;
  readonly here: readonly PersonHere[];
  readonly unsynced: readonly UnsyncedPerson[];
  readonly change: LastChange | undefined;
  readonly onGo: () => void;
}

function Row({ report, entry, known, here, unsynced, change, onGo }: RowProps) {
  const t = useText();
  const sectionName = useSectionName();
  const { navigator } = useReportSession();
  const nameOf = (person: PersonId) => report.people.get(person)?.name ?? t('members.gone');
  const go = (section: SectionId) => {
    onGo();
    navigator.goToSection(section);
  };
  const { updated } = known;
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
        <Findings known={known} />
      </td>
      <td data-label={t('board.comments')}>
        {known.comments > 0 && (
          <span className={styles.count}>{t('board.comments-open', { count: known.comments })}</span>
        )}
        {known.suggestions > 0 && (
          <span className={styles.count}>{t('board.suggestions-open', { count: known.suggestions })}</span>
        )}
        {known.comments + known.suggestions === 0 && <None />}
      </td>
      <td data-label={t('board.values')} data-alert={updated > 0 || undefined}>
        {updated > 0 ? t('board.values-count', { count: updated }) : <None />}
      </td>
      <td data-label={t('board.signatures')}>
        <Signatures report={report} entry={entry} nameOf={nameOf} />
      </td>
      <td data-label={t('board.changed')}>
        <Changed change={change} nameOf={nameOf} />
      </td>
      <td data-label={t('board.here')}>
        {known.here + known.unsynced > 0 ? <BoardPeople here={here} unsynced={unsynced} /> : <None />}
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

function Findings({ known: { blocking, warnings } }: { readonly known: SectionFacts }) {
  const t = useText();
  if (blocking === 0 && warnings === 0) return t('board.clean');
  return (
    <span>
      {blocking > 0 && (
        <span className={styles.count} data-alert>
          {t('board.blocking', { count: blocking })}
        </span>
      )}
      {warnings > 0 && <span className={styles.count}>{t('board.warnings', { count: warnings })}</span>}
    </span>
  );
}

/** Who has signed, and who is still asked. */
function Signatures({
  report,
  entry,
  nameOf,
}: {
  readonly report: Report;
  readonly entry: OutlineEntry;
  readonly nameOf: (person: PersonId) => string;
}) {
  const t = useText();
  const signerNames = useSignerNames();
  if (entry.status !== 'agreed' && entry.status !== 'signed') return <None />;
  const signed = signaturesOn(report, entry).filter(({ isValid }) => isValid);
  const missing = signerNames(report, entry);
  if (signed.length === 0 && !missing) return <None />;
  return (
    <span>
      {signed.map(({ by, onBehalfOf }) => nameOf(onBehalfOf ?? by)).join(t('members.and'))}
      {missing && <span className={styles.missing}>{t('board.missing', { names: missing })}</span>}
    </span>
  );
}

/** When its text last changed, and by whom. */
function Changed({
  change,
  nameOf,
}: {
  readonly change: LastChange | undefined;
  readonly nameOf: (person: PersonId) => string;
}) {
  const locale = useLocale();
  if (!change) return <None />;
  return (
    <span>
      {change.person && nameOf(change.person)}
      <time className={styles.when} dateTime={new Date(change.at).toISOString()}>
        {shortTime(change.at, locale)}
      </time>
    </span>
  );
}
