import type { Entry } from '@huigao/figures';
import type { Translate } from '../app/locale';
import { entryUnit } from './entry-text';
import type { FigureWriting } from './shown-value';

/** What a figure expects instead of what was typed. */
export function entryFault(
  t: Translate,
  { code, detail }: Extract<Entry, { readonly ok: false }>,
  figure: FigureWriting,
): string {
  return t(`figures.entry-${code}`, { detail, unit: entryUnit(figure) });
}
