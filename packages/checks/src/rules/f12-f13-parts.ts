// F12: 基本支出 is 人员经费 and 公用经费. F13: “三公”经费 is its three items. Tested inside one sentence that gives the whole and its parts.

import { ZERO } from '@huigao/figures';
import type { Finding } from '../finding';
import type { FindingMessage } from '../finding-messages';
import type { Line, Statement } from '../reading/line';
import { moneyText, statedAmount } from '../reading/operands';
import type { Role } from '../reading/roles';
import { found, type Rule } from '../rule';

interface Whole {
  readonly rule: 'F12' | 'F13';
  readonly whole: Role;
  /** Sets of parts that make the whole; the first that is complete counts. */
  readonly parts: readonly (readonly Role[])[];
  readonly message: FindingMessage;
}

const wholes: readonly Whole[] = [
  {
    rule: 'F12',
    whole: 'nature.basic',
    parts: [['personnel', 'publicExpenses']],
    message: 'finding.basic-parts-differ',
  },
  {
    rule: 'F13',
    whole: 'three.total',
    parts: [
      ['three.abroad', 'three.vehicles', 'three.reception'],
      ['three.abroad', 'three.vehiclesBought', 'three.vehiclesRun', 'three.reception'],
    ],
    message: 'finding.three-parts-differ',
  },
];

/** Amounts of a sentence by role; a role said twice (budget and result, two years) is left out. */
function byRole(line: Line, sentence: number): ReadonlyMap<Role, Statement> {
  const all = new Map<Role, Statement>();
  const twice = new Set<Role>();
  for (const statement of line.inSentence[sentence] ?? []) {
    const role = statement.term?.role;
    if (!role || statement.figure.unit !== '元' || statement.figure.approx !== 'exact') continue;
    if (all.has(role)) twice.add(role);
    all.set(role, statement);
  }
  for (const role of twice) all.delete(role);
  return all;
}

function judge(line: Line, sentence: number, { rule, whole, parts, message }: Whole): Finding | null {
  const said = byRole(line, sentence);
  const total = said.get(whole);
  const set = parts.find((roles) => roles.every((role) => said.has(role)));
  if (!total || !set) return null;
  const addends = set.map((role) => said.get(role)!);
  // Parts stand behind the whole they belong to.
  if (addends.some(({ from }) => from < total.from)) return null;
  const sum = addends.reduce((left, { value }) => left.plus(value), ZERO);
  const off = sum.minus(total.value).abs();
  if (off.eq('0')) return null;
  const half = [...addends, total].reduce((left, one) => left.plus(statedAmount(one).worth), ZERO).div('2');
  const isRounding = off.lte(half);
  return found(
    { rule, severity: isRounding ? 'info' : 'block', message: isRounding ? 'finding.rounding' : message },
    total,
    {
      parameters: {
        parts: addends.map(({ term, figure }) => `${term?.text} ${figure.text}`).join(' + '),
        sum: moneyText(sum),
        total: total.term?.text ?? '',
        expected: total.figure.text,
        difference: moneyText(off),
      },
      expected: moneyText(sum),
      others: addends,
    },
  );
}

const ruleOf = (whole: Whole): Rule => ({
  id: whole.rule,
  severity: 'block',
  run: ({ lines }) =>
    lines.flatMap((line) => line.sentences.flatMap((_, sentence) => judge(line, sentence, whole) ?? [])),
});

/** F12. */
export const basicParts = ruleOf(wholes[0]!);

const parts = ruleOf(wholes[1]!);

const budgetWords = /预算/;

/** “三公” spent above its budget, both said in one sentence: …预算 A 万元，…支出（决算）B 万元. */
function aboveBudget(line: Line): readonly Finding[] {
  return line.statements.flatMap((spent, at) => {
    const budget = line.statements[at - 1];
    if (
      !budget ||
      budget.sentence !== spent.sentence ||
      spent.figure.unit !== '元' ||
      budget.figure.unit !== '元'
    )
      return [];
    const before = line.text.slice(
      Math.max(line.sentences[spent.sentence]!.from, budget.from - 60),
      budget.from,
    );
    const between = line.text.slice(budget.to, spent.from);
    const isPair =
      /“三公”|三公经费/.test(before) &&
      budgetWords.test(before.slice(-14)) &&
      /^[，,\s]*(?:实际)?(?:支出|决算|执行)[^，。]{0,8}$/.test(between);
    if (!isPair || spent.value.lte(budget.value)) return [];
    const parameters = { shown: spent.figure.text, budgeted: budget.figure.text };
    return [
      found({ rule: 'F13', severity: 'warn', message: 'finding.three-above-budget' }, spent, {
        parameters,
        others: [budget],
      }),
    ];
  });
}

/** F13. */
export const threePublicExpenses: Rule = {
  ...parts,
  run: (reading) => [...parts.run(reading), ...reading.lines.flatMap(aboveBudget)],
};
