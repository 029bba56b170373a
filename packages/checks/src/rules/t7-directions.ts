// T7: words of direction against the numbers beside them: 决算数大于预算数 when it is not, 持平 beside a change, 超额完成 below 100 %,
// a negative 增长.

import { decimal, isNegative } from '@huigao/figures';
import type { Finding } from '../finding';
import { type Line, type Statement, statementsWithin } from '../reading/line';
import type { Reading } from '../reading/reading';
import { triples } from '../reading/triples';
import { found, type Rule } from '../rule';

const spent = '(?:决算数|执行数|支出数|支出决算数?|实际支出|决算支出|预算完成数)';
const budget = '(?:年初预算数|全年预算数|调整后预算数|预算数|年初预算|全年预算|预算)';
const comparing = new RegExp(`${spent}(大于|高于|超过|小于|低于|等于|与)${budget}(持平)?`);

type Relation = 'above' | 'below' | 'equal';

const relationOf = (word: string, level: string | undefined): Relation | null => {
  if (word === '等于' || (word === '与' && level)) return 'equal';
  if (word === '与') return null;
  return word === '小于' || word === '低于' ? 'below' : 'above';
};

/** Where one amount stands to another, rounding aside. */
const actualRelation = (left: Statement, right: Statement): Relation =>
  left.value.gt(right.value) ? 'above' : left.value.lt(right.value) ? 'below' : 'equal';

/** What is said of the numbers of a sentence may stand in the next. */
const nextSentence = 60;

function comparisons(reading: Reading): readonly Finding[] {
  return triples(reading).flatMap(({ line, executed, budgeted, initialBudget }) => {
    if (!executed) return [];
    const sentence = line.sentences[executed.sentence]!;
    const match = comparing.exec(line.text.slice(sentence.from, sentence.to + nextSentence));
    const said = match && relationOf(match[1]!, match[2]);
    const by = match?.[0].includes('年初') ? initialBudget : (budgeted ?? initialBudget);
    if (!match || !said || !by || said === actualRelation(executed, by)) return [];
    const from = sentence.from + match.index;
    const where = { line, from, to: from + match[0].length };
    const parameters = { shown: match[0], executed: executed.figure.text, budgeted: by.figure.text };
    return [
      found({ rule: 'T7', severity: 'block', message: 'finding.comparison-wrong' }, where, {
        parameters,
        others: [executed, by],
      }),
    ];
  });
}

const changeWord = /(?:增加|增长|上升|提高|减少|下降|降低)(?:了|为)?\s*$/;
const level = /(基本)?持平/g;
/** 基本持平 is said of changes up to this many percent. */
const nearlyLevel = decimal('2');

/** 与上年持平 and a change that is not zero in one sentence, the two not set against each other. */
function levels(line: Line): readonly Finding[] {
  if (!line.text.includes('持平')) return [];
  return [...line.text.matchAll(level)].flatMap((match) => {
    const at = match.index;
    const near = statementsWithin(line, { from: Math.max(0, at - 32), to: at });
    const changed = near.find(
      (one) =>
        at - one.to <= 12 &&
        isChange(line, one) &&
        !/[。；，]/.test(line.text.slice(one.to, at).replace(/^[，,]/, '')),
    );
    if (!changed || changed.value.eq('0')) return [];
    if (match[1] && changed.figure.unit === '%' && changed.value.abs().lte(nearlyLevel)) return [];
    if (match[1] && changed.figure.unit !== '%') return [];
    const where = { line, from: at, to: at + match[0].length };
    const parameters = {
      shown: match[0],
      change: line.text.slice(Math.max(0, changed.from - 2), changed.to),
    };
    return [
      found({ rule: 'T7', severity: 'block', message: 'finding.level-with-change' }, where, {
        parameters,
        others: [changed],
      }),
    ];
  });
}

const isChange = (line: Line, { from }: Statement) =>
  changeWord.test(line.text.slice(Math.max(0, from - 8), from));

/** 增长 -3.5%, 下降 -2%: the word or the sign is wrong. */
function negatives(line: Line): readonly Finding[] {
  return line.statements.flatMap((one) => {
    if (!isNegative(one.value) || !isChange(line, one)) return [];
    return [
      found({ rule: 'T7', severity: 'block', message: 'finding.negative-change' }, one, {
        parameters: { shown: one.figure.text },
      }),
    ];
  });
}

const hundred = decimal('100');

/** 超额完成 beside a rate of execution or completion below 100 %, the two in one clause pair. */
function overs(line: Line): readonly Finding[] {
  if (!line.text.includes('超额完成')) return [];
  return line.statements.flatMap((one) => {
    const after = line.text.slice(one.to, one.to + 12);
    const isRate =
      one.figure.unit === '%' && /完成率|执行率/.test(line.text.slice(Math.max(0, one.from - 8), one.from));
    if (
      !isRate ||
      one.value.gte(hundred) ||
      one.figure.approx !== 'exact' ||
      !/^[，,\s]*超额完成/.test(after)
    )
      return [];
    return [
      found({ rule: 'T7', severity: 'block', message: 'finding.exceeded-not' }, one, {
        parameters: { shown: one.figure.text },
      }),
    ];
  });
}

/** T7. */
export const directionWords: Rule = {
  id: 'T7',
  severity: 'block',
  run: (reading) => [
    ...comparisons(reading),
    ...reading.lines.flatMap((line) => [...levels(line), ...negatives(line), ...overs(line)]),
  ],
};
