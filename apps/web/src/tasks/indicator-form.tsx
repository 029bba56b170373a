import {
  type Indicator,
  type IndicatorContent,
  type IndicatorKind,
  type IndicatorOperator,
  indicatorContent,
  indicatorKindName,
  indicatorKinds,
  indicatorOperators,
  indicatorOutcome,
  isInUse,
  type Report,
} from '@huigao/report';
import { useId, useState } from 'react';
import { useText } from '../app/locale';
import { Field, Select, TextArea, TextField } from '../ui/field';
import { FormFoot } from '../ui/form-foot';
import { measureEntry, readMeasure } from './measure-text';
import { SaveNotices } from './save-notices';
import styles from './tasks.module.css';
import { useRecordSave } from './use-record-save';

export interface IndicatorFormProps {
  readonly figures: Report['figures'];
  readonly content: IndicatorContent;
  /** Null: it is new. */
  readonly version: number | null;
  readonly onDone: () => void;
}

const levels = ['output', 'benefit', 'satisfaction'] as const;

/** An indicator: what is measured, target and actual value, and what they come to as one types. */
export function IndicatorForm({ figures, content, version, onDone }: IndicatorFormProps) {
  const t = useText();
  const labels = useId();
  const [draft, setDraft] = useState(content);
  const [target, setTarget] = useState(() => measureEntry(figures, content.target));
  const [actual, setActual] = useState(() => measureEntry(figures, content.actual));
  const [seen, setSeen] = useState(version);
  const save = useRecordSave<Indicator>();
  const set = (part: Partial<IndicatorContent>) => setDraft({ ...draft, ...part });
  const whole: IndicatorContent = {
    ...draft,
    name: draft.name.trim(),
    target: readMeasure(figures, target),
    actual: readMeasure(figures, actual),
  };
  const { reached, computedPoints } = indicatorOutcome(figures, whole);
  const isComputed = indicatorOutcome(figures, { ...whole, verdict: null }).reached !== null;
  const send = async (over: number | null) => {
    if (await save.send({ type: 'saveIndicator', indicator: whole, version: over })) onDone();
  };
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send(seen);
      }}
    >
      <SaveNotices
        save={save}
        onTheirs={(now) => {
          setDraft(indicatorContent(now));
          setTarget(measureEntry(figures, now.target));
          setActual(measureEntry(figures, now.actual));
          setSeen(now.version);
          save.settle();
        }}
        onMine={(now) => void send(now.version)}
      />
      <datalist id={labels}>
        {[...figures.values()].filter(isInUse).map(({ id, label, group }) => (
          <option key={id} value={label}>
            {group}
          </option>
        ))}
      </datalist>
      <TextField
        label={t('tasks.name')}
        className={styles.wide}
        value={draft.name}
        maxLength={200}
        required
        autoFocus
        onChange={(name) => set({ name })}
      />
      <Field label={t('tasks.kind')}>
        {(control) => (
          <Select
            {...control}
            value={draft.kind}
            onChange={(event) => set({ kind: event.currentTarget.value as IndicatorKind })}
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
          </Select>
        )}
      </Field>
      <Field label={t('tasks.operator')}>
        {(control) => (
          <Select
            {...control}
            value={draft.operator}
            onChange={(event) => set({ operator: event.currentTarget.value as IndicatorOperator })}
          >
            {indicatorOperators.map((operator) => (
              <option key={operator}>{operator}</option>
            ))}
          </Select>
        )}
      </Field>
      <TextField
        label={t('tasks.target')}
        hint={t('tasks.measure-hint')}
        list={labels}
        value={target}
        maxLength={200}
        onChange={setTarget}
      />
      <TextField
        label={t('tasks.actual')}
        list={labels}
        value={actual}
        maxLength={200}
        onChange={setActual}
      />
      <TextField
        label={t('tasks.unit')}
        value={draft.unit}
        maxLength={20}
        onChange={(unit) => set({ unit })}
      />
      <Field label={t('tasks.verdict')} hint={isComputed ? t('tasks.verdict-computed') : undefined}>
        {(control) => (
          <Select
            {...control}
            disabled={isComputed}
            value={reached === null ? '' : reached ? 'reached' : 'missed'}
            onChange={(event) =>
              set({ verdict: (event.currentTarget.value || null) as IndicatorContent['verdict'] })
            }
          >
            <option value="">{t('tasks.unknown')}</option>
            <option value="reached">{t('tasks.reached')}</option>
            <option value="missed">{t('tasks.missed')}</option>
          </Select>
        )}
      </Field>
      <TextField
        label={t('tasks.weight')}
        inputMode="decimal"
        value={draft.weight ?? ''}
        onChange={(weight) => set({ weight: weight.trim() || null })}
      />
      <TextField
        label={t('tasks.points')}
        hint={t('tasks.points-hint')}
        inputMode="decimal"
        placeholder={computedPoints?.toString() ?? ''}
        value={draft.points ?? ''}
        onChange={(points) => set({ points: points.trim() || null })}
      />
      <Field label={t('tasks.reason')} className={styles.wide}>
        {(control) => (
          <TextArea
            {...control}
            rows={2}
            maxLength={1000}
            value={draft.reason}
            onChange={(event) => set({ reason: event.currentTarget.value })}
          />
        )}
      </Field>
      <TextField
        label={t('tasks.evidence')}
        className={styles.wide}
        value={draft.evidence}
        maxLength={1000}
        onChange={(evidence) => set({ evidence })}
      />
      <div className={styles.actions}>
        <FormFoot busy={save.busy} disabled={draft.name.trim() === ''} onClose={onDone}>
          {t('tasks.save')}
        </FormFoot>
      </div>
    </form>
  );
}
