import type { ComparedSection, Comparison, ReportId, SectionId } from '@huigao/report';
import { Equal } from 'lucide-react';
import { useMemo, useRef } from 'react';
import { useSearchParams } from 'wouter';
import { useText } from '../app/locale';
import { EmptyState } from '../ui/empty-state';
import { Alert } from '../ui/field';
import { Loading } from '../ui/spinner';
import { CompareBar } from './compare-bar';
import type { Compared } from './compare-versions';
import { SectionComparison } from './comparison-view';
import { FigureChanges } from './figure-changes';
import styles from './history.module.css';
import type { View } from './unit-view';
import { useChangeKeys } from './use-change-keys';
import { useComparison } from './use-comparison';
import { useRestore } from './use-restore';
import { useWide } from './use-wide';
import { VersionList } from './version-list';
import { momentOf, now, type Version } from './versions';

export interface ComparedVersionsProps {
  readonly report: ReportId;
  /** Newest first. */
  readonly versions: readonly Version[];
  readonly isOwner: boolean;
  readonly round: number;
  readonly onChanged: () => void;
}

/** What is compared, and how it is shown; it stands in the address, so that it can be sent to a colleague. */
export interface Choice {
  readonly from: string;
  readonly to: string;
  readonly section: SectionId | '';
  readonly view: View;
}

function useChoice(versions: readonly Version[]): readonly [Choice, (change: Partial<Choice>) => void] {
  const [search, setSearch] = useSearchParams();
  const isWide = useWide();
  const known = (id: string | null, other: string) =>
    id === now || momentOf(id ?? '') || versions.some((version) => version.id === id) ? id! : other;
  const choice: Choice = {
    from: known(search.get('from'), versions[0]?.id ?? ''),
    to: known(search.get('to'), now),
    section: (search.get('section') ?? '') as SectionId | '',
    view: isWide && search.get('view') !== 'inline' ? 'side' : 'inline',
  };
  const change = (next: Partial<Choice>) =>
    setSearch(new URLSearchParams({ ...choice, ...next }), { replace: true });
  return [choice, change];
}

/** The list of versions, and beside it what differs between the two that are chosen. */
export function ComparedVersions({ report, versions, isOwner, round, onChanged }: ComparedVersionsProps) {
  const t = useText();
  const [choice, change] = useChoice(versions);
  const { from, to } = choice;
  const shown = useComparison({ report, from, to, round });
  const titles = useTitles(shown.state === 'ready' ? shown.compared.comparison : null);
  const restoring = useRestore(report, onChanged);
  const canRestore = isOwner && to === now && from !== now;
  return (
    <div className={styles.page}>
      <VersionList
        versions={versions}
        titles={titles}
        chosen={from}
        onChoose={(id) => change({ from: id, ...(to === id ? { to: now } : {}) })}
      />
      <div className={styles.compared}>
        {shown.state === 'failed' && <Alert>{t('versions.failed')}</Alert>}
        {shown.state === 'loading' && from !== '' && <Loading label={t('versions.comparing')} />}
        {shown.state === 'ready' && (
          <Differences
            key={`${from} ${to} ${choice.section}`}
            report={report}
            versions={versions}
            titles={titles}
            choice={choice}
            compared={shown.compared}
            onChange={change}
            onNamed={isOwner ? onChanged : null}
            onRestore={canRestore ? (what) => void restoring.restore(from, what) : null}
            isRestoring={restoring.isBusy}
          />
        )}
      </div>
    </div>
  );
}

/** Titles of sections for names of versions; those of the comparison before while the next is on its way. */
function useTitles(comparison: Comparison | null): ReadonlyMap<SectionId, string> {
  const last = useRef<ReadonlyMap<SectionId, string>>(new Map());
  return useMemo(() => {
    if (comparison)
      last.current = new Map(
        comparison.sections.map(({ id, number, title }) => [id, number + (title.after || title.before)]),
      );
    return last.current;
  }, [comparison]);
}

type CompareBarProps = Parameters<typeof CompareBar>[0];

interface DifferencesProps
  extends Pick<
    CompareBarProps,
    'report' | 'versions' | 'titles' | 'choice' | 'onChange' | 'onNamed' | 'onRestore' | 'isRestoring'
  > {
  readonly compared: Compared;
}

/** Every unit that differs. */
const countOf = ({
  typed,
  byFigures,
  renumbered,
}: Pick<ComparedSection, 'typed' | 'byFigures' | 'renumbered'>) => typed + byFigures + renumbered;

function Differences({ compared, ...props }: DifferencesProps) {
  const t = useText();
  const area = useRef<HTMLDivElement>(null);
  const { choice, onRestore } = props;
  const { sections, figures, title } = compared.comparison;
  const chosen = sections.filter(
    ({ id, kind, change, hasMoved, title, status, ...counted }) =>
      (choice.section === '' || id === choice.section) &&
      (countOf(counted) > 0 ||
        hasMoved ||
        change !== 'both' ||
        title.before !== title.after ||
        (kind !== 'part' && status.before !== status.after)),
  );
  const counts = chosen.map(countOf);
  const total = counts.reduce((sum, count) => sum + count, 0);
  const changes = useChangeKeys(area, total);
  const isSame = chosen.length === 0 && figures.length === 0 && title.before === title.after;
  return (
    <>
      <CompareBar {...props} sections={sections} changes={changes} total={total} />
      {isSame && (
        <EmptyState icon={Equal} title={t('versions.same')}>
          {t('versions.same-hint')}
        </EmptyState>
      )}
      <div ref={area} className={styles.differences}>
        {title.before !== title.after && (
          <p className={styles.reportTitle} lang="zh-CN">
            <del>{title.before}</del> <ins>{title.after}</ins>
          </p>
        )}
        {chosen.map((section, index) => (
          <SectionComparison
            key={section.id}
            section={section}
            view={choice.view}
            first={counts.slice(0, index).reduce((sum, count) => sum + count, 0)}
            digest={compared.digests[section.id] ?? ''}
            onRestore={onRestore}
          />
        ))}
        {choice.section === '' && <FigureChanges figures={figures} />}
      </div>
    </>
  );
}
