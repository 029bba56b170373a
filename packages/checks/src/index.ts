export { type Checked, checkAll, checkReport } from './check-report';
export type {
  Finding,
  FindingPlace,
  Fix,
  Identity,
  IdentityState,
  Operand,
  RuleId,
  Severity,
} from './finding';
export { ruleIds } from './finding';
export { type FindingMessage, findingMessages } from './finding-messages';
export { readForChecks } from './reading/reading';
export { relocate } from './relocate';
export type { Rule } from './rule';
export { rules } from './rules';
export { classifyNumbers, linkableNumbers, type NumberClass } from './rules/t1-typed-numbers';
