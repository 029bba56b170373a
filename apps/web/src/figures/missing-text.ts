import { figureId, type Report } from '@huigao/report';
import type { Translate } from '../app/locale';
import { isUnborn } from './formula-result';
import type { ShownValue } from './shown-value';

/** Why a figure has no value, in words, naming the figures concerned by their labels. */
export function missingText(
  t: Translate,
  { code, detail }: Pick<Extract<ShownValue, { readonly state: 'missing' }>, 'code' | 'detail'>,
  figures: Report['figures'],
): string {
  const labelOf = (id: string) => figures.get(figureId(id))?.label ?? id;
  const ids = detail.split(' ').filter((id) => !isUnborn(id));
  const labels = ids.map(labelOf);
  return t(`figures.missing-${code}`, { detail: labels.join(t('checks.and')) });
}
