// F11: growth over last year. From “A，较上年增加 B，增长 C%” last year is A − B, and C is B ÷ (A − B); from “A，上年 L，增长 C%” it is
// (A − L) ÷ L. The inputs are rounded, so C need only lie between what they allow. The direction words must agree with the sign.

import { type Decimal, ZERO } from '@huigao/figures';
import type { Line, Statement } from '../reading/line';
import type { Reading } from '../reading/reading';
import { plainMarks, termAtEnd } from '../reading/roles';
import { percentText, printedDecimals, type Rounded, roundedOf } from '../reading/tolerance';
import { found, type Rule } from '../rule';

type Direction = 'up' | 'down';

/** A direction word right before a number, its object left out: 增加 13.20 万元, 同比增长 3.5%. */
const direction = /(增加|增长|上升|提高|增幅|多支出|减少|下降|降低|降幅|少支出)(?:了|为|额?为|幅度为)?\s*$/;
const ups = new Set(['增加', '增长', '上升', '提高', '增幅', '多支出']);

function directionOf(line: Line, statement: Statement, floor: number): Direction | null {
  const word = direction.exec(line.text.slice(Math.max(floor, statement.from - 12), statement.from))?.[1];
  return word ? (ups.has(word) ? 'up' : 'down') : null;
}

const comparison = /(?:比|较|同)(?:上年|去年|上一年|\d{4}\s*年)|同比|上年同期/;

/** This year's amount, the change and the percentage of one comparison. */
interface Growth {
  readonly now: Statement;
  readonly change: Statement | null;
  readonly last: Statement | null;
  readonly rate: Statement;
  readonly direction: Direction;
  readonly changeDirection: Direction | null;
}

const isMoney = (statement: Statement | undefined): statement is Statement =>
  statement?.figure.unit === '元' && statement.figure.approx === 'exact';

/** Amount, change and percentage must follow each other without anything between but the comparison. */
const longestBetween = 24;

/** So many numbers back the amount is looked for that a sentence takes up again. */
const mostBack = 8;

/** 基本支出986.40万元，……。基本支出较上年增加28.73万元: the amount that the words before the comparison take up. */
function subjectOf(line: Line, at: number, lead: string): Statement | null {
  const words = lead
    .slice(0, lead.search(comparison))
    .split(/[，。；、]/)
    .at(-1)!
    .replace(/\s/g, '');
  const role = termAtEnd(plainMarks(words))?.role;
  if (!role) return null;
  const before = line.statements.slice(Math.max(0, at - mostBack), at);
  const said = before.filter((one) => one.term?.role === role && isMoney(one));
  return said.length === 1 ? said[0]! : null;
}

function growthAt(line: Line, at: number): Growth | null {
  const rate = line.statements[at]!;
  const before = line.statements.slice(Math.max(0, at - 2), at);
  if (rate.figure.unit !== '%' || rate.figure.approx !== 'exact') return null;
  const [first, second] = before.length === 2 ? before : [undefined, before[0]];
  const down = second && directionOf(line, rate, second.to);
  if (
    !second ||
    !down ||
    rate.from - second.to > longestBetween ||
    !isMoney(second) ||
    second.sentence !== rate.sentence
  )
    return null;
  const changeDirection = directionOf(line, second, first?.to ?? 0);
  const between = first ? line.text.slice(first.to, second.from) : '';
  const isPair = isMoney(first) && first.sentence === rate.sentence && between.length <= longestBetween;
  if (changeDirection && isPair && comparison.test(between))
    return { now: first, change: second, last: null, rate, direction: down, changeDirection };
  const saysLast =
    isPair && /^[，,（(\s]*(?:上年|去年|上一年)(?:同期)?(?:支出|执行数|决算数)?[为是]?\s*$/.test(between);
  if (saysLast)
    return { now: first, change: null, last: second, rate, direction: down, changeDirection: null };
  const lead = line.text.slice(
    Math.max(line.sentences[rate.sentence]!.from, second.from - longestBetween),
    second.from,
  );
  if (!changeDirection || !comparison.test(lead)) return null;
  // Without this year's amount only the directions can be compared.
  return {
    now: subjectOf(line, at - 1, lead) ?? second,
    change: second,
    last: null,
    rate,
    direction: down,
    changeDirection,
  };
}

/** Bounds of the growth in percent, given how the amounts are rounded; null when last year may have been zero. */
function bounds(change: Rounded, last: Rounded): { low: Decimal; high: Decimal } | null {
  const least = last.value.minus(last.half);
  if (least.lte('0')) return null;
  const most = last.value.plus(last.half);
  const low = change.value.minus(change.half);
  return {
    low: (low.lt('0') ? ZERO : low).div(most).times('100'),
    high: change.value.plus(change.half).div(least).times('100'),
  };
}

function changeOf({ now, change, last, direction: way }: Growth): { change: Rounded; last: Rounded } | null {
  const current = roundedOf(now);
  if (last) {
    const before = roundedOf(last);
    const off = current.value.minus(before.value);
    return { change: { value: off.abs(), half: current.half.plus(before.half) }, last: before };
  }
  if (!change || change === now) return null;
  const delta = roundedOf(change);
  const before = way === 'up' ? current.value.minus(delta.value) : current.value.plus(delta.value);
  return { change: delta, last: { value: before, half: current.half.plus(delta.half) } };
}

function findingsOf(growth: Growth) {
  const { now, change, last, rate, direction: way, changeDirection } = growth;
  const others = [now, change, last].filter((one) => one !== null);
  const actual = last && (now.value.gt(last.value) ? 'up' : now.value.lt(last.value) ? 'down' : null);
  const isOpposed = (changeDirection && changeDirection !== way) || (actual && actual !== way);
  if (isOpposed) {
    const parameters = {
      shown: rate.figure.text,
      amount: (change ?? last)!.figure.text,
      now: now.figure.text,
    };
    return [
      found({ rule: 'F11', severity: 'block', message: 'finding.growth-direction' }, rate, {
        parameters,
        others,
      }),
    ];
  }
  const amounts = changeOf(growth);
  if (!amounts) return [];
  if (amounts.last.value.eq('0'))
    return [
      found({ rule: 'F11', severity: 'block', message: 'finding.growth-on-zero' }, rate, {
        parameters: { shown: rate.figure.text },
        others,
      }),
    ];
  const range = bounds(amounts.change, amounts.last);
  const half = roundedOf(rate).half;
  if (!range || (rate.value.plus(half).gte(range.low) && rate.value.minus(half).lte(range.high))) return [];
  const expected = percentText(
    amounts.change.value.div(amounts.last.value).times('100'),
    printedDecimals(rate),
  );
  const parameters = {
    shown: rate.figure.text,
    expected,
    now: now.figure.text,
    amount: (change ?? last)!.figure.text,
  };
  return [
    found(
      {
        rule: 'F11',
        severity: 'block',
        message: change ? 'finding.growth-differs' : 'finding.growth-of-last-differs',
      },
      rate,
      {
        parameters,
        expected,
        others,
        fix: rate.linked ? null : { kind: 'replace', text: expected },
      },
    ),
  ];
}

/** F11. */
export const growthRate: Rule = {
  id: 'F11',
  severity: 'block',
  run: (reading: Reading) =>
    reading.lines.flatMap((line) =>
      line.statements.flatMap((_, at) => {
        const growth = growthAt(line, at);
        return growth ? findingsOf(growth) : [];
      }),
    ),
};
