import { useText } from '../app/locale';
import { useResource } from '../app/resource';
import { Field } from '../ui/field';
import { SelectField } from '../ui/select-field';

/** Whose styles and page a file has: the operator's template, the standard's, or a file of one's own. */
export type Style = 'house' | 'standard' | 'file';

/** 样式和页面: offered as the server has a template or not. */
export function StyleChoice({
  style,
  onStyle,
  onFile,
  fault,
}: {
  readonly style: Style;
  readonly onStyle: (style: Style) => void;
  readonly onFile: (file: File | null) => void;
  readonly fault: string | null;
}) {
  const t = useText();
  const [house] = useResource<{ readonly name: string | null }>('/house-template');
  const name = 'value' in house ? house.value.name : null;
  const offered = (['house', 'standard', 'file'] as const).filter((one) => one !== 'house' || name !== null);
  const chosen = offered.find((one) => one === style) ?? 'standard';
  return (
    <>
      <SelectField
        label={t('export.style')}
        hint={chosen === 'standard' ? undefined : t('export.style-hint')}
        value={chosen}
        onChange={(style) => onStyle(style as Style)}
      >
        {offered.map((one) => (
          <option key={one} value={one}>
            {t(`export.style-${one}`, { name: name ?? '' })}
          </option>
        ))}
      </SelectField>
      {chosen === 'file' && (
        <Field label={t('export.template')} error={fault}>
          {(control) => (
            <input
              {...control}
              type="file"
              accept=".docx"
              onChange={({ currentTarget }) => onFile(currentTarget.files?.[0] ?? null)}
            />
          )}
        </Field>
      )}
    </>
  );
}
