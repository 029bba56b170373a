// F21: more people in post than the establishment wants a word. F22: one amount in two units mixed up, 元 and 万元.

import { isPositive, isShifted } from '@huigao/figures';
import type { Statement } from '../reading/line';
import { agree, isOfWhole, statedAmount } from '../reading/operands';
import { derived, type Reading } from '../reading/reading';
import { hasReason } from '../reading/reasons';
import { found, type Rule } from '../rule';

const people = new Set(['名', '人', '个']);

/** F21. */
export const peopleInPost: Rule = {
  id: 'F21',
  severity: 'warn',
  run: ({ lines }) =>
    lines.flatMap((line) => {
      const single = (role: string) => {
        const own = line.statements.filter(
          ({ term, figure }) => term?.role === role && people.has(figure.unit),
        );
        return own.length === 1 ? own[0]! : null;
      };
      const [establishment, inPost] = [single('establishment'), single('inPost')];
      if (!establishment || !inPost || inPost.value.lte(establishment.value) || hasReason(line.text))
        return [];
      const parameters = { inPost: inPost.figure.text, establishment: establishment.figure.text };
      return [
        found({ rule: 'F21', severity: 'warn', message: 'finding.people-above-establishment' }, inPost, {
          parameters,
          others: [establishment],
        }),
      ];
    }),
};

/** 万 and 亿, as powers of ten. */
const factors = [4, 8];

const isMixedUp = (a: Statement, b: Statement) =>
  factors.some((factor) => isShifted(a.value, b.value, factor) || isShifted(b.value, a.value, factor)) &&
  isPositive(a.value) &&
  isPositive(b.value) &&
  !agree(statedAmount(a), statedAmount(b));

/** Amounts by the words that name them: those of the whole by role, those inside a task block by role and block. */
const comparable = derived((reading: Reading): readonly (readonly Statement[])[] => {
  const groups = new Map<string, Statement[]>();
  for (const { entry, lines } of reading.sections)
    for (const line of lines)
      for (const statement of line.statements) {
        const { term, figure } = statement;
        if (!term || figure.unit !== '元' || figure.approx !== 'exact') continue;
        const isTask = entry.kind === 'taskResults';
        if (!isTask && !isOfWhole(statement, reading) && !/^(?:source|nature)\./.test(term.role)) continue;
        const key = isTask ? `${term.role}/${entry.id}/${line.under}` : term.role;
        const group = groups.get(key);
        if (group) group.push(statement);
        else groups.set(key, [statement]);
      }
  return [...groups.values()];
});

/** F22. */
export const unitSanity: Rule = {
  id: 'F22',
  severity: 'block',
  run: (reading) =>
    comparable(reading).flatMap(([first, ...others]) =>
      others
        .filter((other) => isMixedUp(first!, other))
        .map((other) =>
          found({ rule: 'F22', severity: 'block', message: 'finding.unit-mix-up' }, other, {
            parameters: {
              label: other.term?.text ?? '',
              shown: other.figure.text,
              other: first!.figure.text,
            },
            expected: first!.figure.text,
            others: [first!],
          }),
        ),
    ),
};
