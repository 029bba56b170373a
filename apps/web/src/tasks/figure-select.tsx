import { type FigureId, isInUse, type Report } from '@huigao/report';
import { useText } from '../app/locale';
import { SelectField } from '../ui/select-field';

export interface FigureSelectProps {
  readonly label: string;
  readonly hint?: string;
  readonly figures: Report['figures'];
  /** Only figures of this unit are offered. */
  readonly unit: string;
  readonly value: FigureId | null;
  readonly onChange: (figure: FigureId | null) => void;
}

/** A figure of one unit, chosen by its label; those of one group stand together. */
export function FigureSelect({ label, hint, figures, unit, value, onChange }: FigureSelectProps) {
  const t = useText();
  const offered = [...figures.values()].filter(
    (figure) => figure.id === value || (isInUse(figure) && figure.unit === unit),
  );
  const groups = [...new Set(offered.map(({ group }) => group))];
  return (
    <SelectField
      label={label}
      hint={hint}
      value={value ?? ''}
      onChange={(chosen) => onChange((chosen as FigureId) || null)}
    >
      <option value="">{t('tasks.no-figure')}</option>
      {groups.map((group) => (
        <optgroup key={group} label={group}>
          {offered
            .filter((figure) => figure.group === group)
            .map((figure) => (
              <option key={figure.id} value={figure.id}>
                {figure.label}
              </option>
            ))}
        </optgroup>
      ))}
    </SelectField>
  );
}
