import {
  type Indicator,
  indicatorKindName,
  indicatorOutcome,
  measureText,
  type Report,
  targetText,
} from '@huigao/report';
import { Pencil, Trash2 } from 'lucide-react';
import { useText } from '../app/locale';
import { IconButton } from '../ui/button';
import styles from './tasks.module.css';

export interface IndicatorRowsProps {
  readonly figures: Report['figures'];
  readonly indicators: readonly Indicator[];
  readonly mayEdit: boolean;
  readonly onEdit: (indicator: Indicator) => void;
  readonly onRemove: (indicator: Indicator) => void;
}

/** Indicators with what they came to. */
export function IndicatorRows({ figures, indicators, mayEdit, onEdit, onRemove }: IndicatorRowsProps) {
  const t = useText();
  if (indicators.length === 0) return null;
  return (
    <ul className={styles.indicators}>
      {indicators.map((indicator) => {
        const { reached, points } = indicatorOutcome(figures, indicator);
        const state = reached === null ? 'unknown' : reached ? 'reached' : 'missed';
        return (
          <li key={indicator.id} className={styles.indicator}>
            <span className={styles.kind} lang="zh-CN">
              {indicatorKindName(indicator.kind)}
            </span>
            <span className={styles.name}>{indicator.name}</span>
            <span className={styles.values} lang="zh-CN">
              {targetText(figures, indicator) || '—'} /{' '}
              {measureText(figures, indicator.actual, indicator.unit) || '—'}
            </span>
            <span className={styles.state} data-state={state}>
              {t(`tasks.${state}`)}
            </span>
            <span className={styles.points}>
              {points?.toString() ?? '—'} / {indicator.weight ?? '—'}
            </span>
            {mayEdit && (
              <span className={styles.rowActions}>
                <IconButton
                  icon={Pencil}
                  label={t('tasks.edit', { title: indicator.name })}
                  onClick={() => onEdit(indicator)}
                />
                <IconButton
                  icon={Trash2}
                  label={t('tasks.remove', { title: indicator.name })}
                  onClick={() => onRemove(indicator)}
                />
              </span>
            )}
            {indicator.reason !== '' && (
              <p className={styles.reason} lang="zh-CN">
                {t('tasks.reason-given', { reason: indicator.reason })}
              </p>
            )}
          </li>
        );
      })}
    </ul>
  );
}
