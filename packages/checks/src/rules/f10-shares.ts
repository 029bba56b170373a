// F10: a part said to be so many percent of a whole is that. Only where the whole is clear: named (占总支出的), or the amount that 其中
// takes apart.

import type { Line, Statement } from '../reading/line';
import { type Amount, statedAmount, wholeOf } from '../reading/operands';
import type { Reading } from '../reading/reading';
import { percentOf, percentText, printedDecimals, printedOf, quotientCloseness } from '../reading/tolerance';
import { found, type Rule } from '../rule';

const share = /^[，,（(\s]*(占[^，。；、]{0,14}?)(?:为|达)?\s*$/;
const ofWhole =
  /^占(?:比|总支出|支出总额|全年支出|支出合计|全年总支出|本年支出|部门总支出|部门支出|总额|合计|支出|当年支出|年度支出|执行数)?的?(?:比重|比例)?$/;

/** Words before it in the sentence that make the whole another one than what was executed. */
const otherWhole = /收入|预算|年初|编制|资产|采购|人员构成/;

/** Words that qualify a part stand no further before it. */
const longestLead = 160;

/** A whole is not looked for further back than so many numbers. */
const mostBetween = 8;

/** The amount a part is taken from. */
function wholeFor(reading: Reading, line: Line, at: number, words: string): Amount | null {
  const part = line.statements[at]!;
  const sentence = line.sentences[part.sentence]!;
  const before = line.statements
    .slice(Math.max(0, at - mostBetween), at)
    .filter((one) => one.sentence === part.sentence && one.figure.unit === '元');
  const apart = before.findLast(
    ({ to }) =>
      line.text.slice(to, part.from).includes('其中') && !line.text.slice(to, part.from).includes('。'),
  );
  const isNamed = /支出|执行数/.test(words);
  if (apart && !isNamed) return statedAmount(apart);
  const lead = line.text.slice(Math.max(sentence.from, part.termFrom - longestLead), part.termFrom);
  if (otherWhole.test(lead.replace(/一般公共预算|政府性基金预算|国有资本经营预算/g, ''))) return null;
  const isBreakdown = part.term?.role.startsWith('nature.') || part.term?.role.startsWith('source.');
  return isNamed || isBreakdown ? wholeOf(reading, 'executed').amount : null;
}

function sharesIn(reading: Reading, line: Line): { printed: Statement; part: Statement; whole: Amount }[] {
  return line.statements.flatMap((printed, index) => {
    const part = line.statements[index - 1];
    if (
      !part ||
      printed.figure.unit !== '%' ||
      part.figure.unit !== '元' ||
      part.sentence !== printed.sentence
    )
      return [];
    if (printed.figure.approx !== 'exact' || part.figure.approx !== 'exact') return [];
    const words = share.exec(line.text.slice(part.to, printed.from))?.[1];
    if (!words || !ofWhole.test(words.replace(/\s/g, ''))) return [];
    const whole = wholeFor(reading, line, index - 1, words);
    return whole?.value.gt('0') ? [{ printed, part, whole }] : [];
  });
}

/** F10. */
export const breakdownShares: Rule = {
  id: 'F10',
  severity: 'block',
  run: (reading) =>
    reading.lines
      .filter(({ entry }) => entry.kind !== 'taskResults')
      .flatMap((line) => sharesIn(reading, line))
      .flatMap(({ printed, part, whole }) => {
        const half = statedAmount(part).worth.div('2');
        const close = quotientCloseness(
          printedOf(printed),
          { value: part.value, half },
          { value: whole.value, half: whole.worth.div('2') },
        );
        if (close === 'equal') return [];
        const expected = percentText(percentOf(part.value, whole.value), printedDecimals(printed));
        const head =
          close === 'off'
            ? ({ rule: 'F10', severity: 'block', message: 'finding.share-differs' } as const)
            : ({ rule: 'F10', severity: 'info', message: 'finding.share-last-place' } as const);
        return [
          found(head, printed, {
            parameters: { shown: printed.figure.text, expected, part: part.figure.text, whole: whole.text },
            expected,
            others: [part, whole.where],
            operands: [statedAmount(printed), statedAmount(part), whole],
            fix: close === 'off' && !printed.linked ? { kind: 'replace', text: expected } : null,
          }),
        ];
      }),
};
