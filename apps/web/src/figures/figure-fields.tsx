import { unitText } from '@huigao/figures';
import type { Figure, Member, Report } from '@huigao/report';
import { useId, useMemo, useState } from 'react';
import { useText } from '../app/locale';
import { Field, TextField } from '../ui/field';
import { SelectField } from '../ui/select-field';
import {
  type DraftFault,
  draftFormula,
  draftValue,
  type FigureDraft,
  withFormat,
  withUnit,
} from './figure-draft';
import styles from './figure-form.module.css';
import { ComparedField, ValueField } from './figure-value-fields';
import { FormatFields } from './format-fields';
import { FormulaField } from './formula-field';
import type { FormulaNames } from './formula-names';
import { resultOf } from './formula-result';

/** Units of such reports, the frequent ones first; any other word is a unit too. */
const usualUnits = '元 % 人 人次 件 项 个 次 家 名 期 条 户 场次 个百分点'.split(' '); // domain data

export interface FigureFieldsProps {
  readonly draft: FigureDraft;
  readonly onChange: (draft: FigureDraft) => void;
  readonly figures: Report['figures'];
  readonly names: FormulaNames;
  /** What to tell; empty until one has tried to save. */
  readonly faults: ReadonlySet<DraftFault>;
  /** The figure that is changed: what it is of and how it comes about stay. */
  readonly figure?: Figure | undefined;
  /** Whom it may be given to; null where this person may not give it away. */
  readonly owners?: readonly Member[] | null;
}

/** The fields of a figure, for a new one and for one that is changed. */
export function FigureFields(props: FigureFieldsProps) {
  const t = useText();
  const { draft, onChange, figures, names, faults, figure, owners = null } = props;
  const id = useId();
  const groups = useMemo(() => [...new Set([...figures.values()].map(({ group }) => group))], [figures]);
  const isTwin = [...figures.values()].some(
    (one) => one.id !== figure?.id && one.label === draft.label.trim() && one.group === draft.group.trim(),
  );
  const set = (part: Partial<FigureDraft>) => onChange({ ...draft, ...part });
  const formula = draft.kind === 'computed' ? draftFormula(draft, names) : null;
  const value =
    draft.kind === 'entered' ? (draftValue(draft) ?? null) : resultOf(formula, figures, figure?.id);
  return (
    <div className={styles.form}>
      <TextField
        label={t('figures.label')}
        lang="zh-CN"
        maxLength={100}
        placeholder={t('figures.label-example')}
        value={draft.label}
        error={faults.has('no-label') ? t('figures.no-label') : isTwin ? t('figures.twin') : null}
        onChange={(label) => set({ label })}
      />
      <div className={styles.pair}>
        <TextField
          label={t('figures.group')}
          lang="zh-CN"
          maxLength={100}
          list={`${id}-groups`}
          value={draft.group}
          error={faults.has('no-group') ? t('figures.no-group') : null}
          onChange={(group) => set({ group })}
        />
        <datalist id={`${id}-groups`}>
          {groups.map((group) => (
            <option key={group} value={group} />
          ))}
        </datalist>
        {figure ? (
          <TextField label={t('figures.unit')} readOnly value={unitText(draft.unit)} onChange={() => {}} />
        ) : (
          <UnitField draft={draft} onChange={onChange} isMissing={faults.has('no-unit')} />
        )}
      </div>
      {!figure && <KindChoice kind={draft.kind} onChange={(kind) => set({ kind })} />}
      {draft.kind === 'computed' && figure && !owners ? (
        <TextField
          label={t('figures.formula')}
          lang="zh-CN"
          readOnly
          value={draft.formula}
          onChange={() => {}}
        />
      ) : draft.kind === 'computed' ? (
        <FormulaField
          value={draft.formula}
          names={names}
          figures={figures}
          of={{ unit: draft.unit, format: draft.format, id: figure?.id }}
          isJudged={faults.has('bad-formula')}
          onChange={(text) => set({ formula: text })}
        />
      ) : (
        !figure && (
          <ValueField
            draft={draft}
            isJudged={faults.has('bad-entry')}
            onChange={(text) => set({ value: text })}
          />
        )
      )}
      <FormatFields
        unit={draft.unit}
        format={draft.format}
        value={value}
        onChange={(format) => onChange(withFormat(draft, format))}
      />
      <MoreFields draft={draft} set={set} isOpen={figure !== undefined} owners={owners} />
    </div>
  );
}

function UnitField({
  draft,
  onChange,
  isMissing,
}: Pick<FigureFieldsProps, 'draft' | 'onChange'> & { readonly isMissing: boolean }) {
  const t = useText();
  const id = useId();
  /** What was typed: 万元 stays there, though it makes the unit 元, shown in 万元. */
  const [text, setText] = useState(() => unitText(draft.unit));
  return (
    <>
      <TextField
        label={t('figures.unit')}
        lang="zh-CN"
        maxLength={20}
        list={`${id}-units`}
        value={text}
        error={isMissing ? t('figures.no-unit') : null}
        onChange={(typed) => {
          setText(typed);
          onChange(withUnit(draft, typed));
        }}
      />
      <datalist id={`${id}-units`}>
        {usualUnits.map((unit) => (
          <option key={unit} value={unit} />
        ))}
      </datalist>
    </>
  );
}

const kinds: readonly Figure['kind'][] = ['entered', 'computed'];

function KindChoice({
  kind,
  onChange,
}: {
  readonly kind: Figure['kind'];
  readonly onChange: (kind: Figure['kind']) => void;
}) {
  const t = useText();
  const name = useId();
  return (
    <fieldset className={styles.kinds}>
      <legend className={styles.legend}>{t('figures.kind')}</legend>
      {kinds.map((one) => (
        <label key={one} className={styles.kind}>
          <input type="radio" name={name} checked={kind === one} onChange={() => onChange(one)} />
          <span>{t(`figures.kind-${one}`)}</span>
        </label>
      ))}
    </fieldset>
  );
}

function MoreFields({
  draft,
  set,
  isOpen,
  owners,
}: {
  readonly draft: FigureDraft;
  readonly set: (part: Partial<FigureDraft>) => void;
  readonly isOpen: boolean;
  readonly owners: readonly Member[] | null;
}) {
  const t = useText();
  return (
    <details className={styles.more} open={isOpen}>
      <summary className={styles.legend}>{t('figures.more')}</summary>
      <div className={styles.form}>
        <Field label={t('figures.aliases')} hint={t('figures.aliases-hint')}>
          {(control) => (
            <textarea
              {...control}
              className={styles.text}
              lang="zh-CN"
              rows={3}
              value={draft.aliases}
              onChange={(event) => set({ aliases: event.currentTarget.value })}
            />
          )}
        </Field>
        {(['previous', 'accounts'] as const).map((key) => (
          <ComparedField key={key} name={key} draft={draft} onChange={(text) => set({ [key]: text })} />
        ))}
        <TextField
          label={t('figures.evidence')}
          hint={t('figures.evidence-hint')}
          lang="zh-CN"
          maxLength={200}
          value={draft.evidence}
          onChange={(evidence) => set({ evidence })}
        />
        {owners && (
          <SelectField
            label={t('figures.owner')}
            hint={t('figures.owner-hint')}
            lang="zh-CN"
            value={draft.owner}
            onChange={(chosen) =>
              set({ owner: owners.find(({ person }) => person === chosen)?.person ?? '' })
            }
          >
            <option value="">{t('figures.owner-none')}</option>
            {owners.map(({ person, name }) => (
              <option key={person} value={person}>
                {name}
              </option>
            ))}
          </SelectField>
        )}
        <Field label={t('figures.note')} hint={t('figures.note-hint')}>
          {(control) => (
            <textarea
              {...control}
              className={styles.text}
              lang="zh-CN"
              rows={2}
              maxLength={2000}
              value={draft.note}
              onChange={(event) => set({ note: event.currentTarget.value })}
            />
          )}
        </Field>
      </div>
    </details>
  );
}
