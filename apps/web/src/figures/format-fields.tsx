import { type FigureFormat, parseFormatCode, unitKind, unitText } from '@huigao/figures';
import { useText } from '../app/locale';
import { Checkbox } from '../ui/field';
import { SelectField } from '../ui/select-field';
import styles from './figure-form.module.css';
import {
  changedFormat,
  decimalChoices,
  exampleValue,
  preview,
  roundedTo,
  scaleChoices,
  wordings,
} from './format-choice';

export interface FormatFieldsProps {
  readonly unit: string;
  /** Code of the format. */
  readonly format: string;
  /** The value to show it by; an example while there is none. */
  readonly value: string | null;
  readonly onChange: (format: string) => void;
}

/** Scale, decimals, grouping and wording of a figure, with how it will look. */
export function FormatFields({ unit, format: code, value, onChange }: FormatFieldsProps) {
  const t = useText();
  const format = parseFormatCode(code) ?? {};
  const scales = scaleChoices(unit, format);
  const implied = unitKind(unit) === 'money' ? '元' : ''; // domain data
  const change = (part: Parameters<typeof changedFormat>[1]) => onChange(changedFormat(code, part));
  const shown = preview(value ?? exampleValue(unit), unit, code);
  return (
    <fieldset className={styles.format}>
      <legend className={styles.legend}>{t('figures.format')}</legend>
      <div className={styles.choices}>
        {scales.length > 1 && (
          <SelectField
            label={t('figures.scale')}
            value={format.scale ?? implied}
            onChange={(chosen) => {
              const scale = scales.find((one) => one === chosen);
              change({ scale: scale || null });
            }}
          >
            {scales.map((scale) => (
              <option key={scale} value={scale}>
                {scale === '' ? t('figures.scale-none') : scaleText(scale, unit)}
              </option>
            ))}
          </SelectField>
        )}
        <SelectField
          label={t('figures.decimals')}
          value={format.decimals ?? ''}
          onChange={(chosen) => change({ decimals: chosen === '' ? null : Number(chosen) })}
        >
          {decimalChoices(format).map((decimals) => (
            <option key={decimals} value={decimals ?? ''}>
              {decimals === null
                ? t('figures.decimals-all')
                : decimals < 0
                  ? t('figures.decimals-whole', { count: roundedTo(decimals) })
                  : t('figures.decimals-count', { count: decimals })}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={t('figures.wording')}
          value={format.wording ?? ''}
          onChange={(chosen) => change({ wording: wordings.find((one) => one === chosen) ?? null })}
        >
          <option value="">{t('figures.wording-none')}</option>
          {wordings.map((wording) => (
            <option key={wording} value={wording}>
              {wording}
            </option>
          ))}
        </SelectField>
      </div>
      <div className={styles.look}>
        <FormatFlags unit={unit} format={format} onChange={change} />
        <output className={styles.preview}>
          {t(value === null ? 'figures.preview-example' : 'figures.preview')}{' '}
          <b lang="zh-CN" data-true={shown?.isTrue}>
            {shown?.text ?? t('figures.preview-none')}
          </b>
        </output>
      </div>
      {shown && !shown.isTrue && value !== null && (
        <p className={styles.warning}>{t('figures.untrue', { shown: shown.text })}</p>
      )}
    </fieldset>
  );
}

/** What is on or off. */
function FormatFlags({
  unit,
  format,
  onChange,
}: {
  readonly unit: string;
  readonly format: FigureFormat;
  readonly onChange: (part: Parameters<typeof changedFormat>[1]) => void;
}) {
  const t = useText();
  return (
    <div className={styles.flags}>
      <Checkbox
        checked={format.grouped ?? false}
        onChange={({ currentTarget }) => onChange({ grouped: currentTarget.checked })}
      >
        {t('figures.grouped')}
      </Checkbox>
      <Checkbox
        checked={format.spaced ?? false}
        onChange={({ currentTarget }) => onChange({ spaced: currentTarget.checked })}
      >
        {t('places.spaced')}
      </Checkbox>
      <Checkbox
        checked={format.unitShown === false}
        onChange={({ currentTarget }) => onChange({ unitShown: !currentTarget.checked })}
      >
        {t('places.no-unit')}
      </Checkbox>
      {unitKind(unit) === 'money' && (
        <Checkbox
          checked={format.capital ?? false}
          onChange={({ currentTarget }) => onChange({ capital: currentTarget.checked })}
        >
          {t('places.capital')}
        </Checkbox>
      )}
    </div>
  );
}

/** 万 of 人 is 万人; 万元 and 成 stand for themselves. */
function scaleText(scale: string, unit: string): string {
  const kind = unitKind(unit);
  return kind === 'measure' ? `${scale}${unitText(unit)}` : scale;
}
