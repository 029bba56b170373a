// The fields of the form of an indicator, by what they are about.

import {
  type IndicatorContent,
  type IndicatorKind,
  type IndicatorOperator,
  indicatorKindName,
  indicatorKinds,
  indicatorOperators,
  indicatorOutcome,
  isInUse,
  type Report,
} from '@huigao/report';
import { useId } from 'react';
import { useText } from '../app/locale';
import { Field, TextArea, TextField } from '../ui/field';
import { SelectField } from '../ui/select-field';
import { type IndicatorDraft, indicatorOfDraft } from './indicator-draft';
import styles from './tasks.module.css';

interface FieldsProps {
  readonly draft: IndicatorDraft;
  readonly onChange: (part: Partial<IndicatorDraft>) => void;
}

interface MeasureProps extends FieldsProps {
  readonly figures: Report['figures'];
}

const levels = ['output', 'benefit', 'satisfaction'] as const;

/** Its name, of what kind it is, and which side of its target it is to reach. */
export function NatureFields({ draft, onChange }: FieldsProps) {
  const t = useText();
  return (
    <>
      <TextField
        label={t('tasks.name')}
        className={styles.wide}
        value={draft.name}
        maxLength={200}
        required
        autoFocus
        onChange={(name) => onChange({ name })}
      />
      <SelectField
        label={t('tasks.kind')}
        value={draft.kind}
        onChange={(chosen) => onChange({ kind: chosen as IndicatorKind })}
      >
        {levels.map((level) => (
          <optgroup key={level} label={t(`tasks.level-${level}`)}>
            {indicatorKinds
              .filter((kind) => kind.startsWith(level))
              .map((kind) => (
                <option key={kind} value={kind}>
                  {indicatorKindName(kind)}
                </option>
              ))}
          </optgroup>
        ))}
      </SelectField>
      <SelectField
        label={t('tasks.operator')}
        value={draft.operator}
        onChange={(chosen) => onChange({ operator: chosen as IndicatorOperator })}
      >
        {indicatorOperators.map((operator) => (
          <option key={operator}>{operator}</option>
        ))}
      </SelectField>
    </>
  );
}

/** Target and actual value, each a text or the name of a figure. */
export function MeasureFields({ draft, figures, onChange }: MeasureProps) {
  const t = useText();
  const labels = useId();
  return (
    <>
      <datalist id={labels}>
        {[...figures.values()].filter(isInUse).map(({ id, label, group }) => (
          <option key={id} value={label}>
            {group}
          </option>
        ))}
      </datalist>
      <TextField
        label={t('tasks.target')}
        hint={t('tasks.measure-hint')}
        list={labels}
        value={draft.target}
        maxLength={200}
        onChange={(target) => onChange({ target })}
      />
      <TextField
        label={t('tasks.actual')}
        list={labels}
        value={draft.actual}
        maxLength={200}
        onChange={(actual) => onChange({ actual })}
      />
      <TextField
        label={t('tasks.unit')}
        value={draft.unit}
        maxLength={20}
        onChange={(unit) => onChange({ unit })}
      />
    </>
  );
}

/** Whether it was reached, and the points for that: as they are computed, unless somebody says otherwise. */
export function OutcomeFields({ draft, figures, onChange }: MeasureProps) {
  const t = useText();
  const whole = indicatorOfDraft(figures, draft);
  const { reached, computedPoints } = indicatorOutcome(figures, whole);
  const isComputed = indicatorOutcome(figures, { ...whole, verdict: null }).reached !== null;
  return (
    <>
      <SelectField
        label={t('tasks.verdict')}
        hint={isComputed ? t('tasks.verdict-computed') : undefined}
        disabled={isComputed}
        value={reached === null ? '' : reached ? 'reached' : 'missed'}
        onChange={(chosen) => onChange({ verdict: (chosen || null) as IndicatorContent['verdict'] })}
      >
        <option value="">{t('tasks.unknown')}</option>
        <option value="reached">{t('tasks.reached')}</option>
        <option value="missed">{t('tasks.missed')}</option>
      </SelectField>
      <TextField
        label={t('tasks.weight')}
        inputMode="decimal"
        value={draft.weight ?? ''}
        onChange={(weight) => onChange({ weight: weight.trim() || null })}
      />
      <TextField
        label={t('tasks.points')}
        hint={t('tasks.points-hint')}
        inputMode="decimal"
        placeholder={computedPoints?.toString() ?? ''}
        value={draft.points ?? ''}
        onChange={(points) => onChange({ points: points.trim() || null })}
      />
    </>
  );
}

/** Why it was missed, and what shows its value. */
export function GroundsFields({ draft, onChange }: FieldsProps) {
  const t = useText();
  return (
    <>
      <Field label={t('tasks.reason')} className={styles.wide}>
        {(control) => (
          <TextArea
            {...control}
            rows={2}
            maxLength={1000}
            value={draft.reason}
            onChange={(event) => onChange({ reason: event.currentTarget.value })}
          />
        )}
      </Field>
      <TextField
        label={t('tasks.evidence')}
        className={styles.wide}
        value={draft.evidence}
        maxLength={1000}
        onChange={(evidence) => onChange({ evidence })}
      />
    </>
  );
}
