// S15: document numbers as GB/T 9704 writes them, 〔2024〕7号. S16: set phrases that are one character off.

import type { Finding } from '../finding';
import type { Line } from '../reading/line';
import { found, type Rule } from '../rule';

const documentNumber = /([[\u3010（(〔])((?:19|20)\d\d)([\]】）)〕])\s*(第?)\s*(0*)(\d{1,4})\s*号/g;

function numbersIn(line: Line): readonly Finding[] {
  return [...line.text.matchAll(documentNumber)].flatMap((match) => {
    const [shown, open, year, close, ordinal, zeros, number] = match as unknown as readonly string[];
    if (open === '〔' && close === '〕' && ordinal === '' && zeros === '') return [];
    const expected = `〔${year}〕${number}号`;
    const where = { line, from: match.index, to: match.index + shown!.length };
    return [
      found({ rule: 'S15', severity: 'warn', message: 'finding.document-number' }, where, {
        parameters: { shown: shown!, expected },
        expected,
        fix: { kind: 'replace', text: expected },
      }),
    ];
  });
}

/** S15. */
export const documentNumbers: Rule = {
  id: 'S15',
  severity: 'warn',
  run: ({ lines }) => lines.flatMap(numbersIn),
};

/** Phrases that are written so and not otherwise, long enough for a near miss to be one. Domain data, to be extended freely. */
const phrases: readonly string[] = [
  '三个区分开来',
  '一报告两评议',
  '百县千镇万村高质量发展工程',
  '习近平新时代中国特色社会主义思想',
  '铸牢中华民族共同体意识',
  '绿水青山就是金山银山',
  '不忘初心、牢记使命',
  '全过程人民民主',
  '党风廉政建设',
  '中央八项规定精神',
  '人类命运共同体',
  '以人民为中心的发展思想',
  '过紧日子',
].filter((phrase) => phrase.length >= 6);

/** Whether two texts differ by one character left out, put in, or changed, and not at all otherwise. */
function isOneOff(text: string, phrase: string): boolean {
  if (text === phrase || Math.abs(text.length - phrase.length) > 1) return false;
  let head = 0;
  while (head < text.length && head < phrase.length && text[head] === phrase[head]) head++;
  const [rest, wanted] = [text.slice(head), phrase.slice(head)];
  if (rest.length < wanted.length) return rest === wanted.slice(1);
  if (rest.length > wanted.length) return rest.slice(1) === wanted;
  return rest.slice(1) === wanted.slice(1);
}

/** Near misses whose end, or beginning, is that of the phrase: one half of it is whole, or it is more than one character off. */
function missesIn(line: Line, phrase: string): readonly Finding[] {
  const { text } = line;
  const half = phrase.length >> 1;
  const findings = new Map<number, Finding>();
  const look = (from: number, to: number) => {
    if (from < 0 || to > text.length || findings.has(from)) return;
    const shown = text.slice(from, to);
    // Punctuation inside is the end of one phrase and the beginning of another.
    if (!isOneOff(shown, phrase) || (/[，。；“”]/.test(shown) && !/[，。；“”]/.test(phrase))) return;
    const fix = { kind: 'replace', text: phrase } as const;
    findings.set(
      from,
      found(
        { rule: 'S16', severity: 'warn', message: 'finding.set-phrase' },
        { line, from, to },
        { parameters: { shown, expected: phrase }, expected: phrase, fix },
      ),
    );
  };
  const begin = phrase.slice(0, half);
  const end = phrase.slice(half);
  for (let at = text.indexOf(begin); at >= 0; at = text.indexOf(begin, at + 1))
    if (!text.startsWith(phrase, at))
      for (const length of [phrase.length - 1, phrase.length]) look(at, at + length);
  for (let at = text.indexOf(end); at >= 0; at = text.indexOf(end, at + 1)) {
    const to = at + end.length;
    if (!text.startsWith(phrase, to - phrase.length) && findings.size === 0)
      for (const length of [phrase.length - 1, phrase.length])
        if (to - length >= 0 && text[to - length] === phrase[0]) look(to - length, to);
  }
  return [...findings.values()];
}

/** S16. */
export const setPhrases: Rule = {
  id: 'S16',
  severity: 'warn',
  run: ({ lines }) => lines.flatMap((line) => phrases.flatMap((phrase) => missesIn(line, phrase))),
};
