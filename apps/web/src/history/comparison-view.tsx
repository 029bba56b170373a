import type { ComparedSection, ComparedUnit } from '@huigao/report';
import { RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { useText } from '../app/locale';
import { Button } from '../ui/button';
import styles from './comparison.module.css';
import { foldUnits, positionBehind } from './folded-units';
import { UnitView, type View } from './unit-view';
import type { Restored } from './versions';

export interface SectionComparisonProps {
  readonly section: ComparedSection;
  readonly view: View;
  /** Number of its first change in the whole comparison. */
  readonly first: number;
  readonly digest: string;
  readonly onRestore: ((restored: Restored) => void) | null;
}

const isTyped = ({ change }: ComparedUnit) =>
  change !== 'same' && change !== 'figures' && change !== 'renumbered';

const isOpen = ({ status }: ComparedSection) => status.after === 'drafting' || status.after === 'returned';

/** What differs in one section. */
export function SectionComparison({ section, view, first, digest, onRestore }: SectionComparisonProps) {
  const t = useText();
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set());
  const canRestore = onRestore !== null && section.change === 'both' && isOpen(section);
  const numbers = numbersOf(section.units, first);
  const restoreUnit = (unit: ComparedUnit, index: number) => {
    if (!canRestore || !isTyped(unit)) return null;
    const { before, after } = unit.at;
    const behind = after === null ? positionBehind(section.units, index) : null;
    // The first row of a table has no row that it could come back behind.
    if (unit.isRow && after === null && !section.units[index - 1]?.isRow) return null;
    return () =>
      onRestore({
        what: 'paragraph',
        section: section.id,
        digest,
        restored: before,
        replaced: after,
        behind,
      });
  };
  return (
    <section className={styles.section} aria-labelledby={`compared-${section.id}`}>
      <header className={styles.sectionHeader}>
        <SectionTitle section={section} />
        {canRestore && section.typed > 0 && (
          <Button
            size="sm"
            icon={RotateCcw}
            onClick={() => onRestore({ what: 'section', section: section.id })}
          >
            {t('versions.restore-section')}
          </Button>
        )}
      </header>
      <div className={styles.units} data-view={view}>
        {foldUnits(section.units, open).map((one) =>
          one.kind === 'fold' ? (
            <button
              key={`fold ${one.from}`}
              type="button"
              className={styles.fold}
              onClick={() => setOpen(new Set([...open, one.from]))}
            >
              {t('versions.unchanged', { count: one.count })}
            </button>
          ) : (
            <UnitView
              key={one.index}
              unit={one.unit}
              view={view}
              number={numbers[one.index] ?? null}
              onRestore={restoreUnit(one.unit, one.index)}
            />
          ),
        )}
      </div>
    </section>
  );
}

function numbersOf(units: readonly ComparedUnit[], first: number): readonly (number | null)[] {
  let next = first;
  return units.map(({ change }) => (change === 'same' ? null : next++));
}

function SectionTitle({ section }: { readonly section: ComparedSection }) {
  const t = useText();
  const { id, number, title, status, change, hasMoved, typed, byFigures, renumbered } = section;
  const isRetitled = change === 'both' && title.before !== title.after;
  const notes = [
    change === 'added' && t('versions.section-added'),
    change === 'removed' && t('versions.section-removed'),
    hasMoved && t('versions.section-moved'),
    status.before &&
      status.after &&
      status.before !== status.after &&
      t('versions.status-changed', {
        before: t(`report.status-${status.before}`),
        after: t(`report.status-${status.after}`),
      }),
    typed > 0 && t('versions.count-typed', { count: typed }),
    byFigures > 0 && t('versions.count-figures', { count: byFigures }),
    renumbered > 0 && t('versions.count-renumbered', { count: renumbered }),
  ].filter((note) => note !== false && note !== null);
  return (
    <div>
      <h2 id={`compared-${id}`} className={styles.sectionTitle} lang="zh-CN">
        {number}
        {isRetitled && <del>{title.before}</del>}
        {isRetitled ? <ins>{title.after}</ins> : title.after || title.before}
      </h2>
      <p className={styles.notes}>{notes.join(' · ')}</p>
    </div>
  );
}
