import type { ComparedBlock, ComparedUnit } from '@huigao/report';
import { CornerDownRight, CornerUpLeft, RotateCcw } from 'lucide-react';
import { Fragment } from 'react';
import { useText } from '../app/locale';
import { IconButton } from '../ui/button';
import styles from './comparison.module.css';
import { type Side, SpanText } from './span-text';

export type View = 'inline' | 'side';

export interface UnitViewProps {
  readonly unit: ComparedUnit;
  readonly view: View;
  /** Number among the changes, for going from one to the next; null for what is the same. */
  readonly number: number | null;
  /** Puts the paragraph back; null where one may not, or where that is not possible. */
  readonly onRestore: (() => void) | null;
}

const isThere = ({ change }: ComparedUnit, side: Side) => {
  if (side === 'before') return change !== 'added' && change !== 'moved-here';
  return side === 'both' || (change !== 'removed' && change !== 'moved-away');
};

/** One paragraph, or one row of a table, of a comparison. */
export function UnitView({ unit, view, number, onRestore }: UnitViewProps) {
  const t = useText();
  return (
    <div
      className={styles.unit}
      data-change={unit.change}
      data-number={number ?? undefined}
      tabIndex={number === null ? undefined : -1}
    >
      {view === 'inline' ? (
        <UnitText unit={unit} side="both" />
      ) : (
        <>
          <UnitText unit={unit} side="before" />
          <UnitText unit={unit} side="after" />
        </>
      )}
      {onRestore && (
        <span className={styles.restore}>
          <IconButton
            icon={RotateCcw}
            size="sm"
            label={t(unit.isRow ? 'versions.restore-row' : 'versions.restore-paragraph')}
            onClick={onRestore}
          />
        </span>
      )}
    </div>
  );
}

function UnitText({ unit, side }: { readonly unit: ComparedUnit; readonly side: Side }) {
  if (!isThere(unit, side)) return <div className={styles.absent} />;
  return (
    <div className={styles.text} lang="zh-CN" data-row={unit.isRow || undefined}>
      {(side === 'both' || (side === 'before') === (unit.change === 'moved-away')) && <Moved unit={unit} />}
      {unit.isRow ? (
        cellsOf(unit.blocks).map((blocks, index) => (
          <span key={index} className={styles.cell}>
            {blocks.map((block, at) => (
              <Fragment key={at}>
                {at > 0 && <br />}
                <SpanText spans={block.spans} side={side} />
              </Fragment>
            ))}
          </span>
        ))
      ) : (
        <Paragraph block={unit.blocks[0]!} side={side} />
      )}
    </div>
  );
}

function Paragraph({ block, side }: { readonly block: ComparedBlock; readonly side: Side }) {
  return (
    <span data-type={block.type} data-level={block.level ?? undefined}>
      <BlockNumber block={block} side={side} />
      <SpanText spans={block.spans} side={side} />
    </span>
  );
}

/** The number of a heading; where another heading came or went, what it was before, too. */
function BlockNumber({ block, side }: { readonly block: ComparedBlock; readonly side: Side }) {
  const t = useText();
  const { number, numberBefore } = block;
  if (numberBefore === null) return number;
  return (
    <span className={styles.figure} title={t('versions.renumbered')}>
      {side !== 'after' && <del>{numberBefore}</del>}
      {side !== 'before' && <ins>{number}</ins>}
    </span>
  );
}

/** Blocks of one cell stand beside each other. */
function cellsOf(blocks: readonly ComparedBlock[]): readonly (readonly ComparedBlock[])[] {
  const cells: ComparedBlock[][] = [];
  for (const block of blocks) {
    const last = cells.at(-1);
    if (last?.[0]?.column === block.column) last.push(block);
    else cells.push([block]);
  }
  return cells;
}

function Moved({ unit: { change } }: { readonly unit: ComparedUnit }) {
  const t = useText();
  if (change !== 'moved-away' && change !== 'moved-here') return null;
  const Icon = change === 'moved-away' ? CornerDownRight : CornerUpLeft;
  return (
    <span className={styles.moved} lang={document.documentElement.lang}>
      <Icon aria-hidden className={styles.movedIcon} />
      {t(`versions.${change}`)}
    </span>
  );
}
