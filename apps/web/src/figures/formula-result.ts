import { type ComputeRefusal, type Decimal, decimalText } from '@huigao/figures';
import {
  type Figure,
  type FigureId,
  figureFromDefinition,
  figureId,
  figureValues,
  type Report,
} from '@huigao/report';
import { type ShownValue, shownValue } from './shown-value';

/** Stands for a figure that is not there yet. */
const unborn = figureId('\u0000');

/** What computing needs of a figure that is not there yet. */
const blank: Figure = figureFromDefinition({
  id: unborn,
  label: '',
  group: '',
  unit: '',
  format: '',
  formula: '',
});

const valuesWith = (formula: string, figures: Report['figures'], id: FigureId) =>
  figureValues(new Map([...figures, [id, { ...blank, id, formula }]]));

const computed = (formula: string, figures: Report['figures'], id: FigureId = unborn) =>
  valuesWith(formula, figures, id).get(id);

/** Why a formula gives nothing as it stands, with the values of the other figures; null where it gives a value. */
export function refusalOf(
  formula: string,
  figures: Report['figures'],
  id: FigureId = unborn,
): { readonly refusal: ComputeRefusal; readonly lookUp: (id: string) => Decimal | null } | null {
  const values = valuesWith(formula, figures, id);
  const own = values.get(id);
  if (!own || own.ok) return null;
  const lookUp = (other: string) => {
    const value = values.get(other);
    return value?.ok ? value.value : null;
  };
  return { refusal: own, lookUp };
}

/** The exact value a formula gives, as the formula of the figure `id` or of a new one; null where it gives none. */
export function resultOf(formula: string | null, figures: Report['figures'], id?: FigureId): string | null {
  const value = formula === null ? undefined : computed(formula, figures, id);
  return value?.ok ? decimalText(value.value) : null;
}

/** What a formula gives, as it is shown, or why it gives nothing (it leads back to its own figure, a value is missing). */
export function shownResult(
  formula: string,
  figures: Report['figures'],
  of: Pick<Figure, 'unit' | 'format'> & { readonly id?: FigureId | undefined },
): ShownValue {
  return shownValue(
    { unit: of.unit, format: of.format, kind: 'computed' },
    computed(formula, figures, of.id),
  );
}

/** Whether an id stands for the figure that is not there yet. */
export const isUnborn = (id: string): boolean => id === unborn;
