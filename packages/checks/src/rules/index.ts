// Every rule, in the order of docs/checks.md. Where two say the same of one place, the first of them is kept.

import type { Rule } from '../rule';
import { naturesAddUp, sourcesAddUp } from './f1-f2-breakdowns';
import { denominatorNamed, executionRate } from './f3-f4-execution-rate';
import { lowExecution, overExecution } from './f5-f6-execution';
import { carryOver } from './f7-carry-over';
import { tasksWithinProjects, unspentOfParts } from './f8-f9-tasks';
import { breakdownShares } from './f10-shares';
import { growthRate } from './f11-growth';
import { basicParts, threePublicExpenses } from './f12-f13-parts';
import { accountsAgree, openingIsLastClosing } from './f14-f15-accounts';
import { indicatorCompletion, overFulfilment } from './f16-f20-indicators';
import { executionPoints, indicatorPoints, selfScore } from './f17-f19-points';
import { peopleInPost, unitSanity } from './f21-f22-sanity';
import { ownRules } from './own-rules';
import { numbering, points } from './s1-s2-numbering';
import { headingStop } from './s3-heading-stop';
import { foreignWords, markupResidue, templateResidue } from './s4-s6-residue';
import { pairs, spacing } from './s7-s8-marks';
import { indicatorComplete } from './s9-indicators';
import { requiredSections } from './s10-sections';
import { problemsHaveMeasures, tasksHaveResults } from './s11-s12-pairs';
import { names, signature } from './s13-s14-signature';
import { documentNumbers, setPhrases } from './s15-s16-wording';
import { attachments } from './s17-attachments';
import { openWork } from './s18-open-work';
import { typedNumbers } from './t1-typed-numbers';
import { sameStatement } from './t2-same-statement';
import { nearDuplicates } from './t3-near-duplicates';
import { units } from './t4-units';
import { decimalsAlike } from './t5-decimals';
import { bounds } from './t6-bounds';
import { directionWords } from './t7-directions';
import { countedLists } from './t8-counted-lists';
import { years } from './t9-years';
import { sharesOfOneWhole, termDrift } from './t10-t11-words';
import { overrides } from './t12-overrides';
import { rolledForward } from './t13-rolled-forward';

export const rules: readonly Rule[] = [
  typedNumbers,
  unitSanity,
  units,
  sourcesAddUp,
  naturesAddUp,
  executionRate,
  denominatorNamed,
  overExecution,
  lowExecution,
  carryOver,
  tasksWithinProjects,
  unspentOfParts,
  breakdownShares,
  growthRate,
  basicParts,
  threePublicExpenses,
  openingIsLastClosing,
  accountsAgree,
  indicatorCompletion,
  indicatorPoints,
  executionPoints,
  selfScore,
  overFulfilment,
  peopleInPost,
  sameStatement,
  nearDuplicates,
  decimalsAlike,
  bounds,
  directionWords,
  countedLists,
  years,
  sharesOfOneWhole,
  termDrift,
  overrides,
  rolledForward,
  numbering,
  points,
  headingStop,
  foreignWords,
  markupResidue,
  templateResidue,
  pairs,
  spacing,
  indicatorComplete,
  requiredSections,
  problemsHaveMeasures,
  tasksHaveResults,
  signature,
  names,
  documentNumbers,
  setPhrases,
  attachments,
  openWork,
  ownRules,
];
