export type { Approximation } from './approximation';
export type { BoundState, FigureWording, ShownNumber } from './bound';
export { claimState } from './claim';
export type { ComputedFigure, ComputeRefusalCode, FigureDefinition } from './compute';
export { computeFigures } from './compute';
export type { Decimal, DecimalSource } from './decimal';
export {
  compare,
  decimal,
  decimalPlaces,
  decimalText,
  fixedText,
  isNegative,
  isPositive,
  isShifted,
  isZero,
  parseDecimal,
  powerOfTen,
  roundHalfUp,
  shifted,
  ZERO,
} from './decimal';
export type { Entry, EntryRefusalCode } from './entry';
export { parseEntry } from './entry';
export type { RecognisedFigure } from './figure-reader';
export type { FigureFormat, FormatRefusalCode, FormatResult } from './format';
export { formatFigure } from './format';
export { formatCode, parseFormatCode } from './format-code';
export type {
  Formula,
  FormulaComparison,
  FormulaFunction,
  FormulaOperator,
  FormulaRefusalCode,
  ParsedFormula,
} from './formula';
export { formulaReferences, formulaText } from './formula';
export type { Evaluation, EvaluationRefusalCode } from './formula-evaluator';
export { evaluateFormula } from './formula-evaluator';
export type { ComputeRefusal } from './formula-fault';
export { formulaFaultSpan } from './formula-fault';
export type { FormulaSpan } from './formula-parser';
export { parseFormula } from './formula-parser';
export { parseHanInteger } from './han-numeral';
export { nameBefore } from './name-before';
export { recogniseFigures, recogniseToken } from './recognise';
export type { FigureScale } from './scale';
export { shownScale } from './scale';
export type { Reproduction } from './shown-format';
export type { Unit, UnitKind } from './unit';
export { baseUnit, MONEY_UNIT, PERCENT_UNIT, unitFactor, unitKind, unitText } from './unit';
export { normaliseWidth } from './width';
