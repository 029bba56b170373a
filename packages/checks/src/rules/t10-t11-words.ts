// T10: two shares said in 成 of one whole: are they a partition, or do they overlap? T11: two names for one role in one report. Both only
// explain.

import type { Finding } from '../finding';
import type { Statement } from '../reading/line';
import type { Reading } from '../reading/reading';
import type { Role } from '../reading/roles';
import { found, type Rule } from '../rule';

const isTenths = ({ figure }: Statement) => figure.unit === '%' && /成/.test(figure.text);

/** T10. */
export const sharesOfOneWhole: Rule = {
  id: 'T10',
  severity: 'info',
  run: ({ lines }) =>
    lines.flatMap((line) =>
      line.inSentence.flatMap((own) => {
        const [first, ...others] = own.filter(isTenths);
        if (!first || others.length === 0) return [];
        const parameters = { shown: [first, ...others].map(({ figure }) => figure.text).join('、') };
        return [
          found({ rule: 'T10', severity: 'info', message: 'finding.shares-overlap' }, first, {
            parameters,
            others,
          }),
        ];
      }),
    ),
};

const drifting: readonly Role[] = ['executed', 'rate'];

function driftOf(role: Role, { statements }: Reading): Finding | null {
  const byName = new Map<string, Statement>();
  for (const one of statements)
    if (one.term?.role === role && !byName.has(one.term.text)) byName.set(one.term.text, one);
  const [first, ...others] = byName.values();
  if (!first || others.length === 0) return null;
  const parameters = { shown: [...byName.keys()].join('、') };
  return found({ rule: 'T11', severity: 'info', message: 'finding.term-drift' }, first, {
    parameters,
    shown: first.term!.text,
    others,
  });
}

/** T11. */
export const termDrift: Rule = {
  id: 'T11',
  severity: 'info',
  run: (reading) => drifting.flatMap((role) => driftOf(role, reading) ?? []),
};
