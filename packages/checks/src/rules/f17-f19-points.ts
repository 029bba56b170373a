// F17: points are not more than the weight. F18: the points for execution are weight × rate. F19: the grade fits the score, points add up
// to it, and a report has one. Weights and steps are local: only what the text itself says is compared, but for the bands of grades.

import { decimal, roundHalfUp } from '@huigao/figures';
import type { Finding } from '../finding';
import type { Line, Statement } from '../reading/line';
import { derived, type Reading } from '../reading/reading';
import { found, type Rule } from '../rule';
import { recordedPoints } from './indicator-records';
import { recordedExecutionPoints, recordedSum, recordedWeights } from './recorded-score';

/** Grades and the score from which each begins (财预〔2020〕10号). Domain data. */
const bands = [
  { grade: '优', from: decimal('90') },
  { grade: '良', from: decimal('80') },
  { grade: '中', from: decimal('60') },
  { grade: '差', from: decimal('0') },
] as const;

const weightBefore = /(?:分值|权重|满分)(?:为|是|共|：|:)?\s*$/;
const pointsBefore = /(?:得分|得|扣分后得分|自评得分)(?:为|是|：|:)?\s*$/;

const isPoints = ({ figure }: Statement) => figure.unit === '分' && figure.approx === 'exact';

const before = ({ line, from }: Statement) => line.text.slice(Math.max(0, from - 12), from);

/** Weight and points of one sentence, with its execution rate if it speaks of that. */
interface Scored {
  readonly weight: Statement;
  readonly points: Statement;
  readonly rate: Statement | null;
}

/** A sentence may score one item after the other, parted by semicolons. */
function items({ text }: Line, own: readonly Statement[]): readonly (readonly Statement[])[] {
  const parts: Statement[][] = [];
  let end: number | null = null;
  for (const statement of own) {
    const isNew = end === null || /[；;]/.test(text.slice(end, statement.from));
    if (isNew) parts.push([statement]);
    else parts.at(-1)!.push(statement);
    end = statement.to;
  }
  return parts;
}

const scored = derived((reading: Reading): readonly Scored[] =>
  reading.lines.flatMap((line) =>
    line.inSentence
      .flatMap((sentence) => items(line, sentence))
      .flatMap((own) => {
        const weights = own.filter((one) => isPoints(one) && weightBefore.test(before(one)));
        const points = own.filter(
          (one) => isPoints(one) && pointsBefore.test(before(one)) && !weightBefore.test(before(one)),
        );
        if (weights.length !== 1 || points.length !== 1) return [];
        const rates = own.filter(
          ({ term, figure }) => term?.role === 'rate' && figure.unit === '%' && figure.approx === 'exact',
        );
        return [{ weight: weights[0]!, points: points[0]!, rate: rates.length === 1 ? rates[0]! : null }];
      }),
  ),
);

/** F17. */
export const indicatorPoints: Rule = {
  id: 'F17',
  severity: 'block',
  run: (reading) => [
    ...recordedPoints(reading),
    ...scored(reading)
      .filter(({ weight, points }) => points.value.gt(weight.value))
      .map(({ weight, points }) =>
        found({ rule: 'F17', severity: 'block', message: 'finding.points-above-weight' }, points, {
          parameters: { points: points.figure.text, weight: weight.figure.text },
          expected: weight.figure.text,
          others: [weight],
        }),
      ),
  ],
};

const hundredth = decimal('0.01');

/** F18. */
export const executionPoints: Rule = {
  id: 'F18',
  severity: 'block',
  run: (reading) => [
    ...recordedExecutionPoints(reading),
    ...scored(reading).flatMap(({ weight, points, rate }) => {
      if (!rate || points.value.gt(weight.value)) return [];
      const exact = weight.value.times(rate.value).times(hundredth);
      const decimals = points.figure.format.decimals ?? 0;
      const due = roundHalfUp(exact.gt(weight.value) ? weight.value : exact, decimals);
      const off = due.minus(points.value).abs();
      const last = decimal(`1e${-decimals}`);
      if (off.eq('0') || off.lte(last)) return [];
      const expected = `${roundHalfUp(exact, Math.max(decimals, 2))}分`;
      const parameters = {
        points: points.figure.text,
        weight: weight.figure.text,
        rate: rate.figure.text,
        expected,
      };
      return [
        found({ rule: 'F18', severity: 'block', message: 'finding.execution-points' }, points, {
          parameters,
          expected,
          others: [weight, rate],
        }),
      ];
    }),
  ],
};

const selfScores = derived((reading: Reading) =>
  reading.statements.filter((one) => one.term?.role === 'selfScore' && isPoints(one)),
);

const gradeAfter =
  /^[^。；]{0,20}?(?:等级|等次|结果|评价|评定|自评)[^。；，]{0,6}?(?:为|是|：|:)\s*[“"']?(优秀|良好|中等|较差|优|良|中|差)/;

function gradeFinding(score: Statement): readonly Finding[] {
  const { line, to, value } = score;
  const said = gradeAfter.exec(line.text.slice(to, to + 40))?.[1];
  const band = bands.find(({ from }) => value.gte(from));
  if (!said || !band || value.gt('100') || said.includes(band.grade)) return [];
  const parameters = { score: score.figure.text, said, grade: band.grade, from: `${band.from}分` };
  return [
    found({ rule: 'F19', severity: 'block', message: 'finding.grade-differs' }, score, {
      parameters,
      expected: band.grade,
    }),
  ];
}

/** Points of single items in one list of at least three whose weights make 100. */
function sumFinding(reading: Reading): readonly Finding[] {
  const [score, ...others] = selfScores(reading);
  const items = scored(reading);
  const sum = (pick: (one: Scored) => Statement) =>
    items.reduce((left, one) => left.plus(pick(one).value), decimal('0'));
  if (!score || others.length > 0 || items.length < 3 || !sum(({ weight }) => weight).eq('100')) return [];
  const points = sum((one) => one.points);
  if (points.eq(score.value)) return [];
  const parameters = { score: score.figure.text, sum: `${points}分` };
  return [
    found({ rule: 'F19', severity: 'block', message: 'finding.points-do-not-add-up' }, score, {
      parameters,
      expected: `${points}分`,
      others: items.map((one) => one.points),
    }),
  ];
}

const conclusionLine = (reading: Reading): Line | null =>
  reading.sections
    .find(({ entry }) => entry.kind === 'conclusion')
    ?.lines.find(({ text }) => text.trim() !== '') ?? null;

function missingScore(reading: Reading): readonly Finding[] {
  const line = conclusionLine(reading);
  if (!line || reading.statements.some(isPoints)) return [];
  const { from, to } = line.sentences.at(-1)!;
  return [
    found({ rule: 'F19', severity: 'info', message: 'finding.no-score' }, { line, from, to }, { shown: '' }),
  ];
}

/** F19. */
export const selfScore: Rule = {
  id: 'F19',
  severity: 'block',
  run: (reading) => [
    ...selfScores(reading)
      .filter(({ value }) => value.gt('100'))
      .map((score) =>
        found({ rule: 'F19', severity: 'block', message: 'finding.score-above-hundred' }, score, {
          parameters: { score: score.figure.text },
        }),
      ),
    ...selfScores(reading).flatMap(gradeFinding),
    ...sumFinding(reading),
    ...recordedSum(reading, selfScores(reading)),
    ...recordedWeights(reading),
    ...missingScore(reading),
  ],
};
