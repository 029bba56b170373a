// The words by which these reports name what a number is: 全年预算数, 执行数, 完成预算的 … They differ from place to place, so each
// role has all the terms seen in published reports. Domain data, to be extended freely. A longer term wins over one it ends with.

/** What a number in the text stands for, as far as the words right before it say so. */
export type Role =
  | 'initialBudget'
  | 'budgeted'
  | 'executed'
  | 'rate'
  | 'source.general'
  | 'source.govFund'
  | 'source.stateCapital'
  | 'source.other'
  | 'nature.basic'
  | 'nature.project'
  | 'nature.operating'
  | 'personnel'
  | 'publicExpenses'
  | 'three.total'
  | 'three.abroad'
  | 'three.vehicles'
  | 'three.vehiclesBought'
  | 'three.vehiclesRun'
  | 'three.reception'
  | 'income'
  | 'openingCarryOver'
  | 'closingCarryOver'
  | 'establishment'
  | 'inPost'
  | 'selfScore';

/** Which budget a rate says it is measured by; null when its words leave that open. */
export type Denominator = 'initialBudget' | 'budgeted' | null;

/** One way of naming a role. */
export interface Term {
  readonly text: string;
  readonly role: Role;
  /** Only of rates. */
  readonly denominator: Denominator;
}

const words: Readonly<Record<Exclude<Role, 'rate'>, string>> = {
  initialBudget:
    '年初预算数 年初预算 年初部门预算 年初预算安排 年初批复预算 年初批复预算数 年初支出预算 年初支出预算数',
  budgeted:
    '预算数 全年预算数 年度预算数 年度支出预算数 支出预算数 调整预算数 调整后预算数 调整后预算 全年预算 全年支出预算 预算总额 ' +
    '全年预算总额 年度预算总额 全年支出预算数 调整后全年预算数 年度预算',
  executed:
    '执行数 全年执行数 预算执行数 实际执行数 预算完成数 支出决算 支出决算数 决算数 实际支出 实际支出数 全年支出 全年实际支出 本年支出 ' +
    '支出总额 支出合计 总支出 决算支出 全年决算支出 本年支出合计 实际执行 本年实际支出 支出总计',
  'source.general':
    '一般公共预算财政拨款支出 一般公共预算支出 一般公共预算财政拨款 一般公共预算拨款支出 一般公共预算拨款',
  'source.govFund':
    '政府性基金预算财政拨款支出 政府性基金预算支出 政府性基金支出 政府性基金预算财政拨款 政府性基金预算拨款 政府性基金预算拨款支出',
  'source.stateCapital':
    '国有资本经营预算财政拨款支出 国有资本经营预算支出 国有资本经营预算财政拨款 国有资本经营预算拨款 国有资本经营预算拨款支出',
  'source.other': '其他资金支出 其他资金',
  'nature.basic': '基本支出',
  'nature.project': '项目支出',
  'nature.operating': '经营支出',
  personnel: '人员经费 人员支出 人员经费支出',
  publicExpenses: '公用经费 日常公用经费 公用支出 公用经费支出 日常公用支出',
  'three.total':
    '“三公”经费 三公经费 “三公”经费支出 三公经费支出 “三公”经费合计 “三公”经费支出合计 “三公”经费总支出 “三公”经费支出决算',
  'three.abroad':
    '因公出国（境）费 因公出国（境）经费 因公出国（境）费用 因公出国(境)费 因公出国(境)费用 因公出国（境）支出 因公出国（境）费支出',
  'three.vehicles':
    '公务用车购置及运行费 公务用车购置及运行维护费 公务用车购置和运行维护费 公务用车购置及运行维护费支出 公务用车购置及运行费支出 公务用车费',
  'three.vehiclesBought': '公务用车购置费 公务用车购置支出 公务用车购置费支出',
  'three.vehiclesRun': '公务用车运行维护费 公务用车运行费 公务用车运行维护费支出',
  'three.reception': '公务接待费 公务接待费支出 公务接待费用',
  income: '本年收入 收入合计 本年收入合计 收入总额 全年收入 年度收入 总收入',
  openingCarryOver: '年初结转和结余 年初结转结余 上年结转和结余 上年结转结余 上年结转 年初结转',
  closingCarryOver: '年末结转和结余 年末结转结余 结转下年 年末结转 年末结余 结余结转 结转和结余 结转结余',
  establishment: '编制数 人员编制 编制 核定编制 总编制 编制总数 核定编制数 编制人数',
  inPost:
    '在职人员 实有人数 在职人数 在编人员 在职在编人员 实有在职人员 在编在职人员 实有人员 年末实有人数 在编人数 在职 实有',
  selfScore:
    '自评得分 自评总分 自评分 自评综合得分 自评总得分 综合得分 自评分数 综合评分 最终得分 自评结果得分',
};

const rates: readonly (readonly [Denominator, string])[] = [
  [
    null,
    '执行率 预算执行率 支出率 完成预算的 预算支出率 占预算的 预算完成率 预算完成比例 总体执行率 整体执行率 资金执行率',
  ],
  ['initialBudget', '完成年初预算的 占年初预算的 年初预算执行率 完成年初预算数的 占年初预算数的'],
  [
    'budgeted',
    '完成全年预算的 占全年预算的 全年预算执行率 完成调整预算的 完成调整后预算的 调整预算执行率 完成全年预算数的 占全年预算数的 ' +
      '占调整后预算数的 完成调整后预算数的 完成调整预算数的',
  ],
];

/** Brackets and quotation marks of both widths are one in terms. */
export const plainMarks = (text: string): string =>
  /[（）“”]/.test(text)
    ? text.replaceAll('（', '(').replaceAll('）', ')').replaceAll('“', '"').replaceAll('”', '"')
    : text;

const terms = new Map<string, Term>();
for (const [role, list] of Object.entries(words) as [Role, string][])
  for (const text of list.split(' ')) terms.set(plainMarks(text), { text, role, denominator: null });
for (const [denominator, list] of rates)
  for (const text of list.split(' ')) terms.set(plainMarks(text), { text, role: 'rate', denominator });

/** No term is longer, so a look back from a number is bounded. */
export const longestTerm = Math.max(...[...terms.keys()].map((text) => text.length));

/** What terms end with: most numbers have another character before them. */
const ends: ReadonlySet<string> = new Set([...terms.keys()].map((text) => text.at(-1)!));

/** The longest term that a text without spaces ends with, or null. */
export function termAtEnd(dense: string): Term | null {
  if (!ends.has(dense.at(-1) ?? '')) return null;
  for (let length = Math.min(longestTerm, dense.length); length >= 2; length--) {
    const term = terms.get(dense.slice(dense.length - length));
    if (term) return term;
  }
  return null;
}

/** Words that may stand between a term and its number: 执行数为 …, 执行率达到 …. */
const links = [
  '分别为',
  '共计',
  '合计',
  '达到',
  '总计',
  '为',
  '是',
  '共',
  '达',
  '计',
  '约',
  '的',
  '：',
  ':',
  '=',
  '数',
  '有',
];

/** A text without a link word at its end; given without spaces, and bounded in length by the caller. */
export function withoutLink(dense: string): string {
  let text = dense;
  for (;;) {
    // A term may end like a link word (完成预算的): it is a term first.
    if (termAtEnd(text)) return text;
    const link = links.find((word) => text.endsWith(word));
    if (!link) return text;
    text = text.slice(0, -link.length);
  }
}

/** Words that say an amount is one item among others, not the whole of the department. */
export const itemWords =
  /基本支出|项目支出|经营支出|人员经费|公用经费|“三公”|三公经费|专项|财政拨款|一般公共预算|基金|国有资本|其中|补助|津贴|工作经费|业务经费|任务|转移支付|政府采购|下属|收入|资产|公务|培训费|会议费|项目/;

/** Words that move an amount to another year. */
export const otherYearWords = /上年|去年|上一年|以前年度|次年|下年|明年/;
