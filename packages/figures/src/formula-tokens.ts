/** The words of a formula's text, each with its offset. Full-width digits, operators and parentheses are read as half-width. */
import { MAX_VALUE_LENGTH } from './decimal';
import type { FormulaComparison, FormulaOperator, FormulaRefusalCode } from './formula';
import { normaliseWidth } from './width';

/** One word. `text` of a reference is the id without brackets; `end` is the offset behind it. */
export interface FormulaToken {
  readonly type: (typeof TYPES)[number] | 'end';
  readonly text: string;
  readonly position: number;
  readonly end: number;
}

/** Thrown inside the parser only; `parseFormula` turns it into a value. */
export class FormulaError {
  constructor(
    readonly code: FormulaRefusalCode,
    readonly position: number,
    readonly detail: string,
  ) {}
}

const OPERATORS: ReadonlyMap<string, FormulaOperator> = new Map([
  ['+', '+'],
  ['-', '−'],
  ['–', '−'],
  ['×', '×'],
  ['*', '×'],
  ['÷', '÷'],
  ['/', '÷'],
]);

/** Comparisons as people write them. */
const COMPARISONS: ReadonlyMap<string, FormulaComparison> = new Map([
  ['=', '='],
  ['==', '='],
  ['≠', '≠'],
  ['<>', '≠'],
  ['!=', '≠'],
  ['<', '<'],
  ['≤', '≤'],
  ['<=', '≤'],
  ['>', '>'],
  ['≥', '≥'],
  ['>=', '≥'],
]);

const WORD =
  / *(?:(\d+(?:\.\d+)?)(?![\d.])|\[([^[\]]*)\]|([A-Za-z]+)|([-+–×*÷/])|(<>|[<>=!]=|[=≠<≤>≥])|(\()|(\))|([,，、])|$)/y;
const TYPES = ['number', 'reference', 'name', 'operator', 'comparison', 'open', 'close', 'comma'] as const;
const MAX_ID_LENGTH = 200;

/** Splits a formula's text; throws {@link FormulaError} at the first character that begins no word. */
export function formulaTokens(source: string): readonly FormulaToken[] {
  const text = normaliseWidth(source).replace(/[\t\n\r]/g, ' ');
  const tokens: FormulaToken[] = [];
  for (;;) {
    const at = tokens.length === 0 ? 0 : WORD.lastIndex;
    WORD.lastIndex = at;
    const match = WORD.exec(text);
    if (match === null) throw unreadable(text, at);
    const groups = match.slice(1);
    const index = groups.findIndex((group) => group !== undefined);
    const position = at + match[0].length - match[0].trimStart().length;
    if (index < 0) return [...tokens, { type: 'end', text: '', position, end: position }];
    tokens.push({
      type: TYPES[index]!,
      text: wordText(TYPES[index]!, source, groups[index]!, position),
      position,
      end: WORD.lastIndex,
    });
  }
}

function wordText(type: (typeof TYPES)[number], source: string, text: string, position: number): string {
  if (type === 'number' && text.length > MAX_VALUE_LENGTH) {
    throw new FormulaError('bad-number', position, text.slice(0, 20));
  }
  if (type === 'operator') return OPERATORS.get(text)!;
  if (type === 'comparison') return COMPARISONS.get(text)!;
  if (type !== 'reference') return text;
  // Ids are taken from the source: width matters in a name.
  const id = source.slice(position + 1, position + 1 + text.length).trim();
  if (id === '' || id.length > MAX_ID_LENGTH)
    throw new FormulaError('bad-reference', position, id.slice(0, 20));
  return id;
}

function unreadable(text: string, at: number): FormulaError {
  const position = at + (/^ */.exec(text.slice(at))?.[0].length ?? 0);
  const char = String.fromCodePoint(text.codePointAt(position) ?? 0);
  if (char === '%') return new FormulaError('percent-sign', position, char);
  if (char === '[') return new FormulaError('unclosed', position, char);
  return new FormulaError(/[\d.]/.test(char) ? 'bad-number' : 'unexpected', position, char);
}
