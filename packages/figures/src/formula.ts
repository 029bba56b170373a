/**
 * Formulas of computed figures: + − × ÷, parentheses, numbers, SUM, ROUND, PERCENT, IF and other figures as `[figure.id]`. Here: the
 * tree, what it refers to, and its text with labels. A rate is kept in %, so 执行率 is `[total.executed] ÷ [total.budgeted] × 100`
 * or `PERCENT([total.executed] ÷ [total.budgeted])`.
 */

/** Operators, in the form in which they are shown; `-`, `*` and `/` are read as well. */
export type FormulaOperator = '+' | '−' | '×' | '÷';

/** SUM 合计 of its arguments; ROUND(x, n) 四舍五入 to n decimals; PERCENT(x) is x × 100, a ratio as a value in %. */
export type FormulaFunction = 'SUM' | 'ROUND' | 'PERCENT';

/** Comparisons 比较 in the condition of IF, in the form in which they are shown; `>=`, `<=`, `<>` and `!=` are read as well. */
export type FormulaComparison = '=' | '≠' | '<' | '≤' | '>' | '≥';

/** The condition of an IF. A comparison has no value of its own, so it stands nowhere else. */
export interface FormulaCondition {
  readonly operator: FormulaComparison;
  readonly left: Formula;
  readonly right: Formula;
}

/** The tree of a formula. Plain data. */
export type Formula =
  | { readonly type: 'number'; readonly value: string }
  | { readonly type: 'reference'; readonly id: string }
  | { readonly type: 'negate'; readonly operand: Formula }
  | BinaryFormula
  | { readonly type: 'call'; readonly name: FormulaFunction; readonly args: readonly Formula[] }
  | ChoiceFormula;

/** IF(condition, then, otherwise) 条件: only the part that is chosen is computed. */
export interface ChoiceFormula {
  readonly type: 'choice';
  readonly condition: FormulaCondition;
  readonly chosen: Formula;
  readonly otherwise: Formula;
}

/** Two operands and the operator between them. */
export interface BinaryFormula {
  readonly type: 'binary';
  readonly operator: FormulaOperator;
  readonly left: Formula;
  readonly right: Formula;
}

/**
 * What can be wrong with the text of a formula. `percent-sign`: 100% is ambiguous beside values kept in %,
 * write × 100. `no-comparison`: the condition of IF compares nothing.
 */
export type FormulaRefusalCode =
  | 'empty'
  | 'too-long'
  | 'too-deep'
  | 'unexpected'
  | 'unclosed'
  | 'bad-number'
  | 'bad-reference'
  | 'unknown-function'
  | 'bad-arguments'
  | 'no-comparison'
  | 'percent-sign';

/** A formula, or what is wrong, where (UTF-16 offset in the text), and the text that stands there. */
export type ParsedFormula =
  | { readonly ok: true; readonly formula: Formula }
  | {
      readonly ok: false;
      readonly code: FormulaRefusalCode;
      readonly position: number;
      readonly detail: string;
    };

/** The ids of the figures a formula refers to, each once, in the order of their first use. */
export function formulaReferences(formula: Formula): readonly string[] {
  const ids = new Set<string>();
  const open: Formula[] = [formula];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.type === 'reference') ids.add(next.id);
    open.push(...formulaParts(next).toReversed());
  }
  return [...ids];
}

/** The parts a formula is directly made of, in the order of its text. */
export function formulaParts(formula: Formula): readonly Formula[] {
  switch (formula.type) {
    case 'number':
    case 'reference':
      return [];
    case 'negate':
      return [formula.operand];
    case 'binary':
      return [formula.left, formula.right];
    case 'call':
      return formula.args;
    case 'choice':
      return [formula.condition.left, formula.condition.right, formula.chosen, formula.otherwise];
  }
}

/**
 * The formula to read: 执行数 ÷ 全年预算数 × 100.
 * @param labelOf - what stands for a figure; with `(id) => `[${id}]`` the text parses back to an equal formula
 */
export function formulaText(formula: Formula, labelOf: (id: string) => string): string {
  switch (formula.type) {
    case 'number':
      return formula.value;
    case 'reference':
      return labelOf(formula.id);
    case 'negate':
      return `−${enclosed(formula.operand, precedence(formula.operand) < NEGATE, labelOf)}`;
    case 'binary':
      return binaryText(formula, labelOf);
    case 'call':
      return `${formula.name}(${formula.args.map((arg) => formulaText(arg, labelOf)).join(', ')})`;
    case 'choice':
      return choiceText(formula, labelOf);
  }
}

function choiceText(
  { condition, chosen, otherwise }: ChoiceFormula,
  labelOf: (id: string) => string,
): string {
  const [left, right, yes, no] = [condition.left, condition.right, chosen, otherwise].map((part) =>
    formulaText(part, labelOf),
  );
  return `IF(${left} ${condition.operator} ${right}, ${yes}, ${no})`;
}

const NEGATE = 3;

function precedence(formula: Formula): number {
  if (formula.type === 'negate') return NEGATE;
  if (formula.type !== 'binary') return NEGATE + 1;
  return formula.operator === '×' || formula.operator === '÷' ? 2 : 1;
}

function binaryText(formula: BinaryFormula, labelOf: (id: string) => string): string {
  const own = precedence(formula);
  const left = enclosed(formula.left, precedence(formula.left) < own, labelOf);
  // Operators group to the left: an equal one on the right needs its parentheses to stay the same tree.
  const right = enclosed(formula.right, precedence(formula.right) <= own, labelOf);
  return `${left} ${formula.operator} ${right}`;
}

function enclosed(formula: Formula, needed: boolean, labelOf: (id: string) => string): string {
  const text = formulaText(formula, labelOf);
  return needed ? `(${text})` : text;
}
