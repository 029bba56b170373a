import type { Identity } from '@huigao/checks';
import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { useId } from 'react';
import { useText } from '../app/locale';
import { SumLine } from '../checks/sums-table';
import { IconButton } from '../ui/button';
import styles from './figures-panel.module.css';

export interface FigureGroupProps {
  readonly group: string;
  readonly count: number;
  /** The sums whose parts are in this group. */
  readonly sums: readonly Identity[];
  /** Null where this person may not add figures. */
  readonly onAdd: (() => void) | null;
  readonly children: ReactNode;
}

/** More figures than are in view beside the sum below them. */
const longGroup = 12;

/** A group of figures under a heading that stays in view while one scrolls through it. */
export function FigureGroup({ group, count, sums, onAdd, children }: FigureGroupProps) {
  const t = useText();
  const id = useId();
  return (
    <section
      className={styles.group}
      data-length={count > longGroup ? 'long' : undefined}
      aria-labelledby={id}
    >
      <header className={styles.groupHead}>
        <h3 id={id} className={styles.groupTitle} lang="zh-CN">
          {group}
        </h3>
        <span className={styles.groupCount}>{count}</span>
        {onAdd && <IconButton icon={Plus} size="sm" label={t('figures.add-to', { group })} onClick={onAdd} />}
      </header>
      <ul>{children}</ul>
      {sums.map((sum) => (
        <div key={sum.rule} className={styles.sum} data-state={sum.state}>
          <SumLine identity={sum} parts={sum.parts.length > 2 ? 'counted' : 'named'} />
        </div>
      ))}
    </section>
  );
}
