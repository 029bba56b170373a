import { parseFormatCode, unitKind, unitText } from '@huigao/figures';
import { useText } from '../app/locale';
import { Checkbox, Field, Select } from '../ui/field';
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
          <Field label={t('figures.scale')}>
            {(control) => (
              <Select
                {...control}
                value={format.scale ?? implied}
                onChange={({ currentTarget }) => {
                  const scale = scales.find((one) => one === currentTarget.value);
                  change({ scale: scale || null });
                }}
              >
                {scales.map((scale) => (
                  <option key={scale} value={scale}>
                    {scale === '' ? t('figures.scale-none') : scaleText(scale, unit)}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        )}
        <Field label={t('figures.decimals')}>
          {(control) => (
            <Select
              {...control}
              value={format.decimals ?? ''}
              onChange={({ currentTarget }) =>
                change({ decimals: currentTarget.value === '' ? null : Number(currentTarget.value) })
              }
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
            </Select>
          )}
        </Field>
        <Field label={t('figures.wording')}>
          {(control) => (
            <Select
              {...control}
              value={format.wording ?? ''}
              onChange={({ currentTarget }) =>
                change({ wording: wordings.find((one) => one === currentTarget.value) ?? null })
              }
            >
              <option value="">{t('figures.wording-none')}</option>
              {wordings.map((wording) => (
                <option key={wording} value={wording}>
                  {wording}
                </option>
              ))}
            </Select>
          )}
        </Field>
      </div>
      <div className={styles.look}>
        <div className={styles.flags}>
          <Checkbox
            checked={format.grouped ?? false}
            onChange={({ currentTarget }) => change({ grouped: currentTarget.checked })}
          >
            {t('figures.grouped')}
          </Checkbox>
          <Checkbox
            checked={format.spaced ?? false}
            onChange={({ currentTarget }) => change({ spaced: currentTarget.checked })}
          >
            {t('places.spaced')}
          </Checkbox>
          <Checkbox
            checked={format.unitShown === false}
            onChange={({ currentTarget }) => change({ unitShown: !currentTarget.checked })}
          >
            {t('places.no-unit')}
          </Checkbox>
          {unitKind(unit) === 'money' && (
            <Checkbox
              checked={format.capital ?? false}
              onChange={({ currentTarget }) => change({ capital: currentTarget.checked })}
            >
              {t('places.capital')}
            </Checkbox>
          )}
        </div>
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

/** 万 of 人 is 万人; 万元 and 成 stand for themselves. */
function scaleText(scale: string, unit: string): string {
  const kind = unitKind(unit);
  return kind === 'measure' ? `${scale}${unitText(unit)}` : scale;
}
