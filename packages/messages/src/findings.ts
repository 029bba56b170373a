import type { Text } from './catalogue';

/** What the checks say of numbers. */
export const findingsTexts = {
  'finding.matches': {
    zh: '“{shown}”与数据“{label}”一致，可以关联，以后随数据更新。',
    en: '“{shown}” equals the figure “{label}”: link it, and it will follow the figure.',
  },
  'finding.sources-differ': {
    zh: '按资金来源合计 {sum}，与{total} {expected} 不符，相差 {difference}：{parts}。',
    en: 'Amounts by source add up to {sum}; {total} is {expected}, {difference} apart: {parts}.',
  },
  'finding.natures-differ': {
    zh: '按支出性质合计 {sum}，与{total} {expected} 不符，相差 {difference}：{parts}。',
    en: 'Amounts by nature add up to {sum}; {total} is {expected}, {difference} apart: {parts}.',
  },
  'finding.rounding': {
    zh: '各项合计 {sum}，{total}为 {expected}，相差 {difference}，属四舍五入尾差。',
    en: 'The parts add up to {sum}, {total} is {expected}; {difference} is within rounding.',
  },
  'finding.rate-differs': {
    zh: '{label}写作 {shown}，而{executedLabel} {executed} ÷ {budgetedLabel} {budgeted} = {expected}。',
    en: '{label} is given as {shown}, but {executedLabel} {executed} ÷ {budgetedLabel} {budgeted} = {expected}.',
  },
  'finding.rate-last-place': {
    zh: '{label}写作 {shown}，按 {executed} ÷ {budgeted} 为 {expected}，仅末位不同（末位差）。',
    en: '{label} is given as {shown}; {executed} ÷ {budgeted} is {expected}: only the last place differs.',
  },
  'finding.rate-of-zero': {
    zh: '{budgetedLabel}为 0，不能计算百分比，却写作 {shown}。',
    en: '{budgetedLabel} is 0, so no percentage can be computed; the text says {shown}.',
  },
  'finding.wrong-denominator': {
    zh: '{label}写作 {shown}，这是按{other} {otherText} 计算的；按{budgetedLabel} {budgeted} 应为 {expected}。',
    en: '{label} is given as {shown}, which is measured by {other} {otherText}; by {budgetedLabel} {budgeted} it is {expected}.',
  },
  'finding.other-denominator': {
    zh: '{label} {shown} 是按{other} {otherText} 计算的，按{budgetedLabel} {budgeted} 为 {expected}；请写明以哪个预算数为准。',
    en: '{label} {shown} is measured by {other} {otherText}; by {budgetedLabel} {budgeted} it is {expected}. Say which budget is meant.',
  },
  'finding.denominator-unsaid': {
    zh: '“{label}{shown}”没有写明是年初、全年还是调整后预算；现按{budgetedLabel} {budgeted} 核对。',
    en: '“{label} {shown}” does not say whether the initial, full-year or adjusted budget is meant; it was checked against {budgetedLabel} {budgeted}.',
  },
  'finding.over-execution': {
    zh: '执行 {shown}，超过预算 {budgeted}，没有说明原因。',
    en: '{shown} was spent, above the budget of {budgeted}, without a reason.',
  },
  'finding.low-execution': {
    zh: '执行率 {shown}（{executed} ÷ {budgeted}）低于 {low}，没有说明原因。',
    en: 'The execution rate is {shown} ({executed} ÷ {budgeted}), below {low}, without a reason.',
  },
  'finding.carry-over-differs': {
    zh: '年初结转和结余 {opening} + 本年收入 {income} − 支出 {executed} = {result}，与年末结转和结余 {closing} 不符，相差 {difference}。',
    en: 'Opening {opening} + income {income} − executed {executed} = {result}, but the closing balance is {closing}, {difference} apart.',
  },
  'finding.carry-over-unexplained': {
    zh: '预算 {budgeted} − 执行 {executed} = {result}，年末结转和结余为 {closing}，相差 {difference}。可能来自上年结转或其他资金，请确认。',
    en: 'Budget {budgeted} − executed {executed} = {result}; the closing balance is {closing}, {difference} apart. An opening balance or other funds may explain it: please confirm.',
  },
  'finding.tasks-above-projects': {
    zh: '各项重点任务支出合计 {sum}，超过项目支出 {project}，多出 {difference}。',
    en: 'The key tasks spent {sum} together, {difference} more than project expenditure of {project}.',
  },
  'finding.task-coverage': {
    zh: '各项重点任务支出合计 {sum}，占项目支出 {project} 的 {share}。',
    en: 'The key tasks spent {sum} together, {share} of project expenditure of {project}.',
  },
  'finding.unspent-of-parts': {
    zh: '各项重点任务未支出合计 {tasks}，而部门整体只剩 {whole}，说明其他支出多用了 {difference}，请说明。',
    en: 'The key tasks left {tasks} unspent, the department as a whole only {whole}: other lines must have overspent by {difference}. Please explain.',
  },
  'finding.share-differs': {
    zh: '写作占 {shown}，而 {part} ÷ {whole} = {expected}。',
    en: 'The share is given as {shown}, but {part} ÷ {whole} = {expected}.',
  },
  'finding.share-last-place': {
    zh: '写作占 {shown}，{part} ÷ {whole} 为 {expected}，仅末位不同（末位差）。',
    en: 'The share is given as {shown}; {part} ÷ {whole} is {expected}: only the last place differs.',
  },
  'finding.growth-differs': {
    zh: '{now}，变动 {amount}，变动率写作 {shown}，按两数计算为 {expected}。',
    en: '{now} with a change of {amount}: the change is given as {shown}, by the two amounts it is {expected}.',
  },
  'finding.growth-of-last-differs': {
    zh: '{now}，上年 {amount}，变动率写作 {shown}，按两数计算为 {expected}。',
    en: '{now} after {amount} the year before: the change is given as {shown}, by the two amounts it is {expected}.',
  },
  'finding.growth-direction': {
    zh: '{now} 与 {amount} 所示的增减方向，与“{shown}”前的增长、下降不一致。',
    en: '{now} and {amount} go the other way than the word before “{shown}” says.',
  },
  'finding.growth-on-zero': {
    zh: '上年为 0，不能计算增减百分比，却写作 {shown}。',
    en: 'Last year was 0, so no percentage of change can be computed; the text says {shown}.',
  },
  'finding.basic-parts-differ': {
    zh: '{parts} = {sum}，与{total} {expected} 不符，相差 {difference}。',
    en: '{parts} = {sum}, but {total} is {expected}, {difference} apart.',
  },
  'finding.three-parts-differ': {
    zh: '{parts} = {sum}，与{total} {expected} 不符，相差 {difference}。',
    en: '{parts} = {sum}, but {total} is {expected}, {difference} apart.',
  },
  'finding.three-above-budget': {
    zh: '“三公”经费支出 {shown}，超过预算 {budgeted}。',
    en: 'The three public expenses came to {shown}, above their budget of {budgeted}.',
  },
  'finding.opening-differs': {
    zh: '{label} {shown}，与{other} {expected} 不符，相差 {difference}：年初数应当等于上年年末数。',
    en: '{label} is {shown}, but {other} was {expected}, {difference} apart: a year opens with what the last one closed with.',
  },
  'finding.last-closing-unknown': {
    zh: '{label} {shown}：没有上年年末结转和结余可以核对。可以在“年末结转和结余”的设置里填上年数。',
    en: '{label} is {shown}: there is no closing balance of last year to check it against. Enter it as last year’s value of the closing balance.',
  },
  'finding.accounts-differ': {
    zh: '{label}为 {shown}，部门决算为 {expected}，相差 {difference}。',
    en: '{label} is {shown}, but the final accounts have {expected}, {difference} apart.',
  },
  'finding.said-reached': {
    zh: '写作已完成，但实际 {actual} 没有达到目标 {target}。',
    en: 'Said to be reached, but the actual {actual} does not meet the target {target}.',
  },
  'finding.said-missed': {
    zh: '写作未完成，但实际 {actual} 已达到目标 {target}。',
    en: 'Said to be missed, but the actual {actual} meets the target {target}.',
  },
  'finding.far-above-target': {
    zh: '实际 {actual} 远超目标 {target}，请说明原因，或核对目标是否偏低。',
    en: 'The actual {actual} is far above the target {target}: explain it, or check whether the target was too low.',
  },
  'finding.points-above-weight': {
    zh: '得分 {points} 超过分值 {weight}。',
    en: '{points} points are more than the weight of {weight}.',
  },
  'finding.points-of-missed': {
    zh: '“{name}”实际 {actual}，没有达到目标 {target}，却得 {points} 分（分值 {weight}）；按完成比例为 {expected} 分。',
    en: '“{name}” came to {actual} and missed its target {target}, yet has {points} of {weight} points; in proportion they are {expected}.',
  },
  'finding.points-though-missed': {
    zh: '“{name}”没有达到目标，却得满分 {points} 分。',
    en: '“{name}” was missed, yet has all of its {points} points.',
  },
  'finding.execution-points': {
    zh: '得分 {points}，而分值 {weight} × 执行率 {rate} = {expected}。',
    en: '{points} points are given, but weight {weight} × rate {rate} = {expected}.',
  },
  'finding.score-above-hundred': {
    zh: '自评得分 {score} 超过 100 分。',
    en: 'The self-score {score} is above 100.',
  },
  'finding.grade-differs': {
    zh: '自评得分 {score}，等级写作“{said}”；{from}及以上应为“{grade}”。',
    en: 'The self-score is {score} and the grade “{said}”; from {from} on it is “{grade}”.',
  },
  'finding.points-do-not-add-up': {
    zh: '各项得分合计 {sum}，与自评得分 {score} 不符。',
    en: 'The points add up to {sum}, but the self-score is {score}.',
  },
  'finding.weights-above-hundred': {
    zh: '各项指标分值合计 {sum}，超过 100。',
    en: 'The weights of the indicators add up to {sum}, above 100.',
  },
  'finding.weights-not-hundred': {
    zh: '各项指标分值合计 {sum}，不是 100，加上预算执行率的 10 分也不是，请核对。',
    en: 'The weights of the indicators add up to {sum}: not 100, nor with the 10 points for execution. Please verify.',
  },
  'finding.no-score': {
    zh: '自评结论没有写自评得分和等级。',
    en: 'The conclusion gives no self-score and no grade.',
  },
  'finding.people-above-establishment': {
    zh: '在职 {inPost}，超过编制 {establishment}，没有说明原因。',
    en: '{inPost} are in post, above the establishment of {establishment}, without a reason.',
  },
  'finding.unit-mix-up': {
    zh: '{label}一处写作 {other}，一处写作 {shown}，正好相差一万倍或一亿倍，疑为单位写错。',
    en: '{label} is {other} in one place and {shown} in another, exactly ten thousand or a hundred million times apart: a unit is wrong.',
  },
  'finding.other-number': {
    zh: '同一句话，这里写 {shown}，另一处写 {other}。',
    en: 'The same statement says {shown} here and {other} elsewhere.',
  },
  'finding.cannot-decide': {
    zh: '“{label}”在文中有 {count} 个不同的数（{shown}），无法判断以哪个为准，没有核对。',
    en: '“{label}” has {count} different values in the text ({shown}); which one counts cannot be decided, so nothing was checked by it.',
  },
} satisfies Record<string, Text>;
