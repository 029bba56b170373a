export { type Checked, checkAll, checkReport } from './check-report';
export type {
  Finding,
  FindingOperand,
  FindingPlace,
  Fix,
  Identity,
  Operand,
  RuleId,
  Severity,
} from './finding';
export { ruleIds } from './finding';
export { fingerprintOf, isWaivable, type Waived, waivedFrom } from './fingerprint';
export { readForChecks } from './reading/reading';
export { relocate } from './relocate';
export { mostOfOneRule } from './rule';
export {
  classifyNumbers,
  linkableNumbers,
  type NumberClass,
  type TextNumber,
} from './rules/t1-typed-numbers';
