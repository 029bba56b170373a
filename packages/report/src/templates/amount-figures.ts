// Amounts of money as figures of a template.

import type { FigureDefinition } from './template';

/** How amounts are shown in the forms: 万元, two decimals. */
const amount = '万元 .2 grouped';

/** Figures of one group, each an amount of money. */
export const amounts = (
  group: string,
  ...rows: readonly (readonly [id: string, label: string, aliases?: readonly string[]])[]
): readonly FigureDefinition[] =>
  rows.map(([id, label, aliases = []]) => ({ id, label, group, unit: '元', format: amount, aliases }));
