// What does not belong into a finished text: S4 a foreign word among Han characters, S5 marks left by a converter, S6 what a template
// asked to be filled in.

import type { Finding } from '../finding';
import type { FindingMessage } from '../finding-messages';
import type { Line } from '../reading/line';
import type { ReadSection } from '../reading/reading';
import { found, type Rule } from '../rule';

/** Words in small letters that are written so. Domain data. */
const usualWords = new Set([
  'km',
  'kg',
  'cm',
  'mm',
  'kw',
  'kwh',
  'app',
  'wifi',
  'vlog',
  'vs',
  'ppt',
  'pdf',
  'com',
  'cn',
  'gov',
  'www',
  'http',
  'https',
  'ph',
  'pm',
  'mg',
  'ml',
]);

const foreignWord = /(?<=\p{Script=Han} ?)[a-z]{2,20}(?= ?\p{Script=Han})/gu;

function foreignIn(line: Line): readonly Finding[] {
  return [...line.text.matchAll(foreignWord)]
    .filter(([word]) => !usualWords.has(word))
    .map((match) => {
      const where = { line, from: match.index, to: match.index + match[0].length };
      const parameters = { shown: match[0] };
      return found({ rule: 'S4', severity: 'warn', message: 'finding.foreign-word' }, where, { parameters });
    });
}

/** S4. */
export const foreignWords: Rule = {
  id: 'S4',
  severity: 'warn',
  run: ({ lines }) => lines.flatMap(foreignIn),
};

const markup =
  /\*{2,}|_{3,}(?=[^_\s])|^#{1,6}(?=\s)|<\/?(?:br|p|div|span|b|strong|td|tr|table)\s*\/?>|&(?:nbsp|amp|lt|gt|quot);|PAGEREF|HYPERLINK|TOC \\|(?![\n\t])\p{Cc}/gu;

/** One finding a paragraph: marks come in pairs, and mending one is mending all. */
function markupIn(line: Line): readonly Finding[] {
  const [first, ...others] = [...line.text.matchAll(markup)].map(({ index, 0: mark }) => ({
    line,
    from: index,
    to: index + mark.length,
  }));
  if (!first) return [];
  const parameters = { shown: line.text.slice(first.from, first.to), count: String(others.length + 1) };
  return [
    found({ rule: 'S5', severity: 'block', message: 'finding.markup' }, first, {
      parameters,
      others,
      fix: { kind: 'replace', text: '' },
    }),
  ];
}

/** S5. */
export const markupResidue: Rule = {
  id: 'S5',
  severity: 'block',
  run: ({ lines }) => lines.flatMap(markupIn),
};

const placeholders: readonly (readonly [RegExp, FindingMessage])[] = [
  [/(?<![A-Za-z\d])(?:[XxＸｘ]{2,}|×{2,}|\*{4,}|○{2,}|□{2,}|某某)(?![A-Za-z\d])/g, 'finding.placeholder'],
  [/[（(](?:不超过|限|约)?\d{2,4}字(?:以内|左右|以上)?[)）]/g, 'finding.placeholder'],
  [
    /(?:增长|增加|上升|提高)[（(](?:下降|减少|降低)[)）]|(?:下降|减少|降低)[（(](?:增长|增加|上升|提高)[)）]|增长[/／]下降|增加[/／]减少/g,
    'finding.either-or',
  ],
  [
    /如(?:持平|无|没有|不涉及)[^，。；]{0,6}(?:作|则|请)[^，。；]{0,10}(?:表述|说明|填写|删除)/g,
    'finding.placeholder',
  ],
  [/(?:请填写|请输入|此处填写|点击输入)/g, 'finding.placeholder'],
  [/(?<![\d〇零一二三四五六七八九十\u4e00-\u9fff])(?:20)?\s*年\s+月\s*日/g, 'finding.date-open'],
];

function placeholdersIn(line: Line): readonly Finding[] {
  return placeholders.flatMap(([pattern, message]) =>
    [...line.text.matchAll(pattern)].map((match) => {
      const where = { line, from: match.index, to: match.index + match[0].length };
      return found({ rule: 'S6', severity: 'block', message }, where, { parameters: { shown: match[0] } });
    }),
  );
}

const label = /^[^，。；：:]{2,20}[：:]\s*$/;
const opensLabel = /^[^，。；：:]{2,20}[：:]/;

/** A label with nothing behind it: the next paragraph opens with a label too, or there is none. */
function emptyLabels({ lines }: ReadSection): readonly Finding[] {
  return lines.flatMap((line, index) => {
    if (line.type === 'heading' || !label.test(line.text)) return [];
    const next = lines.slice(index + 1, index + 3).find(({ text }) => text.trim() !== '');
    if (next && next.type !== 'heading' && !opensLabel.test(next.text.slice(0, 40))) return [];
    const where = { line, from: 0, to: line.text.length };
    return [
      found({ rule: 'S6', severity: 'block', message: 'finding.label-empty' }, where, {
        parameters: { shown: line.text.trim() },
      }),
    ];
  });
}

/** S6. */
export const templateResidue: Rule = {
  id: 'S6',
  severity: 'block',
  run: ({ sections, lines }) => [...lines.flatMap(placeholdersIn), ...sections.flatMap(emptyLabels)],
};
