/** Parses formulas: sums of products of signed primaries, by recursive descent with a limit on depth and size. */
import type {
  Formula,
  FormulaComparison,
  FormulaCondition,
  FormulaFunction,
  FormulaOperator,
  ParsedFormula,
} from './formula';
import { FormulaError, type FormulaToken, formulaTokens } from './formula-tokens';

/** Longest text and most words of a formula: a SUM over a thousand figures fits. */
const MAX_LENGTH = 50_000;
const MAX_TOKENS = 4_000;
const MAX_DEPTH = 100;

/** Reads a formula. The refusal names the first place that is wrong. */
export function parseFormula(text: string): ParsedFormula {
  const parsed = parseWithSpans(text);
  return parsed.ok ? { ok: true, formula: parsed.formula } : parsed;
}

/** A stretch of a formula's text. */
export interface FormulaSpan {
  readonly from: number;
  readonly to: number;
}

/** A formula with where each of its parts stands in the text. */
export type SpannedFormula =
  | { readonly ok: true; readonly formula: Formula; readonly spans: ReadonlyMap<Formula, FormulaSpan> }
  | Extract<ParsedFormula, { readonly ok: false }>;

/** As {@link parseFormula}, with the place of every part: for messages about what goes wrong later. */
export function parseWithSpans(text: string): SpannedFormula {
  try {
    if (text.length > MAX_LENGTH) throw new FormulaError('too-long', MAX_LENGTH, String(text.length));
    const tokens = formulaTokens(text);
    if (tokens.length > MAX_TOKENS) throw new FormulaError('too-long', tokens[MAX_TOKENS]!.position, '');
    const parser = new Parser(tokens);
    return { ok: true, formula: parser.whole(), spans: parser.spans };
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    return { ok: false, code: error.code, position: error.position, detail: error.detail };
  }
}

const FUNCTIONS: ReadonlySet<string> = new Set<FormulaFunction>(['SUM', 'ROUND', 'PERCENT']);

class Parser {
  readonly spans = new Map<Formula, FormulaSpan>();
  private at = 0;
  private depth = 0;

  constructor(private readonly tokens: readonly FormulaToken[]) {}

  whole(): Formula {
    if (this.next().type === 'end') throw this.refuse('empty');
    const formula = this.sum();
    if (this.next().type !== 'end') throw this.refuse('unexpected');
    return formula;
  }

  private next(): FormulaToken {
    return this.tokens[this.at]!;
  }

  private refuse(code: FormulaError['code'], token: FormulaToken = this.next()): FormulaError {
    return new FormulaError(code, token.position, token.text);
  }

  private sum(): Formula {
    return this.chain(['+', '−'], () => this.product());
  }

  private product(): Formula {
    return this.chain(['×', '÷'], () => this.signed());
  }

  private chain(operators: readonly FormulaOperator[], operand: () => Formula): Formula {
    const { position } = this.next();
    let left = operand();
    for (;;) {
      const operator = operators.find((candidate) => this.isOperator(candidate));
      if (operator === undefined) return left;
      this.at += 1;
      left = this.placed(position, { type: 'binary', operator, left, right: operand() });
    }
  }

  /** Notes that a part reaches from `from` to the word read last. */
  private placed(from: number, part: Formula): Formula {
    this.spans.set(part, { from, to: this.tokens[this.at - 1]!.end });
    return part;
  }

  private isOperator(operator: FormulaOperator): boolean {
    return this.next().type === 'operator' && this.next().text === operator;
  }

  private signed(): Formula {
    this.depth += 1;
    if (this.depth > MAX_DEPTH) throw this.refuse('too-deep');
    const { position } = this.next();
    const formula = this.placed(position, this.unlimitedSigned());
    this.depth -= 1;
    return formula;
  }

  private unlimitedSigned(): Formula {
    if (!this.isOperator('−')) return this.primary();
    this.at += 1;
    return { type: 'negate', operand: this.signed() };
  }

  private primary(): Formula {
    const token = this.next();
    this.at += 1;
    switch (token.type) {
      case 'number':
        return { type: 'number', value: token.text };
      case 'reference':
        return { type: 'reference', id: token.text };
      case 'name':
        return this.call(token);
      case 'open':
        return this.closed(token, () => this.sum());
      default:
        this.at -= 1;
        throw this.refuse(token.type === 'end' ? 'unclosed' : 'unexpected');
    }
  }

  private call(name: FormulaToken): Formula {
    const upper = name.text.toUpperCase();
    if (!isFunction(upper) && upper !== 'IF') throw this.refuse('unknown-function', name);
    const open = this.next();
    if (open.type !== 'open') throw this.refuse('unexpected');
    this.at += 1;
    if (upper === 'IF') return this.closed(open, () => this.choice(name));
    const args = this.closed(open, () => this.args());
    if (!argumentsFit(upper, args)) throw this.refuse('bad-arguments', name);
    return { type: 'call', name: upper, args };
  }

  private choice(name: FormulaToken): Formula {
    if (this.next().type === 'close') throw this.refuse('bad-arguments', name);
    const condition = this.condition();
    const [chosen, otherwise, ...more] = this.further();
    if (this.next().type !== 'close')
      throw this.refuse(this.next().type === 'end' ? 'unclosed' : 'unexpected');
    if (!chosen || !otherwise || more.length > 0) throw this.refuse('bad-arguments', name);
    return { type: 'choice', condition, chosen, otherwise };
  }

  private condition(): FormulaCondition {
    const left = this.sum();
    const operator = this.next();
    if (operator.type !== 'comparison') throw this.refuse('no-comparison');
    this.at += 1;
    return { operator: operator.text as FormulaComparison, left, right: this.sum() };
  }

  private further(): readonly Formula[] {
    const args: Formula[] = [];
    while (this.next().type === 'comma') {
      this.at += 1;
      args.push(this.sum());
    }
    return args;
  }

  private args(): readonly Formula[] {
    if (this.next().type === 'close') return [];
    return [this.sum(), ...this.further()];
  }

  private closed<T>(open: FormulaToken, content: () => T): T {
    const inside = content();
    if (this.next().type === 'end') throw this.refuse('unclosed', open);
    if (this.next().type !== 'close') throw this.refuse('unexpected');
    this.at += 1;
    return inside;
  }
}

function isFunction(name: string): name is FormulaFunction {
  return FUNCTIONS.has(name);
}

function argumentsFit(name: FormulaFunction, args: readonly Formula[]): boolean {
  if (name === 'SUM') return args.length > 0;
  if (name === 'PERCENT') return args.length === 1;
  return args.length === 2 && roundPlaces(args[1]!) !== null;
}

/** The places of ROUND are a literal whole number from −20 to 20, so that a formula's precision does not hang on a figure. */
export function roundPlaces(formula: Formula): number | null {
  const literal = formula.type === 'negate' ? formula.operand : formula;
  if (literal.type !== 'number' || !/^\d{1,2}$/.test(literal.value) || Number(literal.value) > 20)
    return null;
  return formula.type === 'negate' ? -Number(literal.value) : Number(literal.value);
}
