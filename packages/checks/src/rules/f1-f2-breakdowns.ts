// F1 and F2: amounts by source of funds, and by nature of expenditure, add up to what was executed. Tested between figures where
// they have values, else on the sentence that gives the breakdown.

import { ZERO } from '@huigao/figures';
import type { Finding, Identity, IdentityState } from '../finding';
import type { FindingMessage } from '../finding-messages';
import type { Line, Statement } from '../reading/line';
import { type Amount, figureAmount, moneyText, statedAmount, wholeOf } from '../reading/operands';
import { derived, type Reading } from '../reading/reading';
import { found, type Rule } from '../rule';

interface Breakdown {
  readonly rule: 'F1' | 'F2';
  readonly prefix: 'source.' | 'nature.';
  readonly message: FindingMessage;
  /** Words that say that all parts are listed. */
  readonly lead: RegExp;
  /** So many parts are all there are. */
  readonly complete: number;
}

const breakdowns: readonly Breakdown[] = [
  { rule: 'F1', prefix: 'source.', message: 'finding.sources-differ', lead: /资金来源/, complete: 4 },
  {
    rule: 'F2',
    prefix: 'nature.',
    message: 'finding.natures-differ',
    lead: /支出性质|支出构成|支出结构/,
    complete: 3,
  },
];

/** A breakdown that can be tested: parts, total, and whether the parts are all there are. */
interface Tested {
  readonly parts: readonly Amount[];
  readonly total: Amount;
  readonly exhaustive: 'said' | 'open';
}

function fromFigures(reading: Reading, { prefix }: Breakdown): Tested | null {
  const ids = [...reading.report.figures.keys()].filter((id) => id.startsWith(prefix));
  const parts = ids.flatMap((id) => figureAmount(reading, id) ?? []);
  const total = figureAmount(reading, 'total.executed');
  if (!total || parts.length < 2 || parts.length < ids.length) return null;
  return { parts, total, exhaustive: 'said' };
}

/** Words before a breakdown that speak of money that comes in, or is planned, not of money spent. */
const notSpent = /收入|年初|批复|安排|下达|预算数|预算总额|预算为/;

/** The amount that 其中 takes apart, right before the first part. */
function takenApart(line: Line, first: Statement): Amount | null {
  const at = line.statements.indexOf(first);
  const whole = line.statements[at - 1];
  if (!whole || whole.sentence !== first.sentence || whole.figure.unit !== '元') return null;
  return line.text.slice(whole.to, first.termFrom).includes('其中') ? statedAmount(whole) : null;
}

function fromSentence(
  reading: Reading,
  line: Line,
  parts: readonly Statement[],
  { lead, complete }: Breakdown,
): Tested | null {
  const roles = new Set(parts.map(({ term }) => term?.role));
  if (parts.length < 2 || roles.size < parts.length) return null;
  const first = parts[0]!;
  const sentence = line.sentences[first.sentence]!;
  const before = line.text.slice(sentence.from, first.termFrom);
  const own = takenApart(line, first);
  const executed = wholeOf(reading, 'executed').amount;
  const total = own ?? (notSpent.test(before) ? null : executed);
  if (!total || line.entry.kind === 'taskResults') return null;
  const said = lead.test(before) || parts.length >= complete || own !== null;
  return { parts: parts.map(statedAmount), total, exhaustive: said ? 'said' : 'open' };
}

function fromText(reading: Reading, breakdown: Breakdown): readonly Tested[] {
  const isPart = ({ term, figure }: Statement) =>
    term?.role.startsWith(breakdown.prefix) && figure.unit === '元' && figure.approx === 'exact';
  return reading.lines.flatMap((line) =>
    line.inSentence.flatMap((own) => fromSentence(reading, line, own.filter(isPart), breakdown) ?? []),
  );
}

interface Judged extends Tested {
  readonly breakdown: Breakdown;
  readonly state: IdentityState;
  readonly sum: string;
  readonly difference: string;
}

function judge(breakdown: Breakdown, tested: Tested): Judged | null {
  const { parts, total, exhaustive } = tested;
  const sum = parts.reduce((left, { value }) => left.plus(value), ZERO);
  const off = sum.minus(total.value);
  const half = [...parts, total].reduce((left, { worth }) => left.plus(worth), ZERO).div('2');
  const state = off.eq('0') ? 'holds' : off.abs().lte(half) ? 'rounding' : 'differs';
  // Parts that are fewer than the whole may simply not be all of them: then nothing is said.
  if (state === 'differs' && exhaustive === 'open' && off.lt('0')) return null;
  return {
    ...tested,
    breakdown,
    state,
    sum: moneyText(sum),
    difference: state === 'holds' ? '' : moneyText(off.abs()),
  };
}

const judgedAll = derived((reading: Reading): readonly Judged[] =>
  breakdowns.flatMap((breakdown) => {
    const own = fromFigures(reading, breakdown);
    const tested = own ? [own] : fromText(reading, breakdown);
    return tested.flatMap((one) => judge(breakdown, one) ?? []);
  }),
);

function identityOf({ breakdown, parts, total, state, sum, difference }: Judged): Identity {
  return { rule: breakdown.rule, state, operator: '+', parts, relation: '=', total, result: sum, difference };
}

function findingOf({ breakdown, parts, total, state, sum, difference }: Judged): Finding | null {
  if (state === 'holds') return null;
  const parameters = {
    parts: parts.map(({ label, text }) => `${label} ${text}`).join(' + '),
    total: total.label,
    sum,
    expected: total.text,
    difference,
  };
  const head =
    state === 'rounding'
      ? ({ rule: breakdown.rule, severity: 'info', message: 'finding.rounding' } as const)
      : ({ rule: breakdown.rule, severity: 'block', message: breakdown.message } as const);
  return found(head, parts[0]!.where, {
    parameters,
    shown: sum,
    expected: total.text,
    others: [...parts.slice(1).map(({ where }) => where), total.where],
    operands: [...parts, total],
  });
}

const ruleOf = (id: 'F1' | 'F2'): Rule => {
  const own = (reading: Reading) => judgedAll(reading).filter(({ breakdown }) => breakdown.rule === id);
  return {
    id,
    severity: 'block',
    run: (reading) => own(reading).flatMap((one) => findingOf(one) ?? []),
    identities: (reading) => own(reading).map(identityOf),
  };
};

/** F1: by source. */
export const sourcesAddUp = ruleOf('F1');
/** F2: by nature. */
export const naturesAddUp = ruleOf('F2');
