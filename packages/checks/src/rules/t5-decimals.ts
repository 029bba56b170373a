// T5: decimals vary within one role: amounts of these reports have two, and so have rates. One finding for amounts and one for rates,
// with every place that differs from most.

import { isZero } from '@huigao/figures';
import type { Statement } from '../reading/line';
import type { Reading } from '../reading/reading';
import { found, type Rule } from '../rule';

const isNamedAmount = ({ term, figure, value }: Statement) =>
  term !== null &&
  term.role !== 'rate' &&
  figure.unit === '元' &&
  figure.approx === 'exact' &&
  figure.format.scale === '万元' &&
  !isZero(value);

const isRate = ({ term, figure }: Statement) =>
  term?.role === 'rate' && figure.unit === '%' && figure.approx === 'exact';

const decimalsOf = ({ figure }: Statement) => figure.format.decimals ?? 0;

/** The number of decimals that most have; null when none is in the majority. */
function usual(group: readonly Statement[]): number | null {
  const counts = new Map<number, number>();
  for (const one of group) counts.set(decimalsOf(one), (counts.get(decimalsOf(one)) ?? 0) + 1);
  const [first, second] = [...counts].sort((a, b) => b[1] - a[1]);
  if (!first || !second) return null;
  return first[1] > second[1] ? first[0] : Math.max(...counts.keys());
}

function oddOnes(group: readonly Statement[]) {
  const decimals = usual(group);
  const odd = decimals === null ? [] : group.filter((one) => decimalsOf(one) !== decimals);
  const [first, ...others] = odd;
  if (!first || decimals === null) return [];
  const parameters = {
    shown: odd
      .slice(0, 5)
      .map(({ figure }) => figure.text)
      .join('、'),
    decimals: String(decimals),
  };
  return [
    found({ rule: 'T5', severity: 'warn', message: 'finding.decimals-differ' }, first, {
      parameters,
      others,
    }),
  ];
}

/** T5. */
export const decimalsAlike: Rule = {
  id: 'T5',
  severity: 'warn',
  run: ({ statements }: Reading) => [
    ...oddOnes(statements.filter(isNamedAmount)),
    ...oddOnes(statements.filter(isRate)),
  ],
};
