// Figures of the sample report. Values of the amounts are those of a published report of the same size; meanings are invented.

import type { FigureDefinition } from '../templates/template';

/** A figure of the sample; money is in 元, a rate in percent, a count in its measure word. */
export interface SampleFigure extends FigureDefinition {
  readonly group: '部门收支' | '按资金来源' | '按支出性质' | '重点任务' | '工作成效';
}

type Group = SampleFigure['group'];
type Extra = Partial<Pick<SampleFigure, 'aliases' | 'note' | 'format'>>;

const money = (group: Group, id: string, label: string, value: string, extra: Extra = {}): SampleFigure => ({
  id,
  label,
  group,
  unit: '元',
  value,
  format: '万元 .2 grouped',
  ...extra,
});

const rate = (group: Group, of: string, label: string, aliases: readonly string[]): SampleFigure => ({
  id: `${of}.rate`,
  label,
  group,
  unit: '%',
  formula: `[${of}.executed] ÷ [${of}.budgeted] × 100`,
  format: '.2',
  aliases,
});

const count = (id: string, label: string, value: string, unit: string, extra: Extra = {}): SampleFigure => ({
  id,
  label,
  group: id.startsWith('task') ? '重点任务' : '工作成效',
  unit,
  value,
  format: '',
  ...extra,
});

/** A key task's budgeted and executed amount and its rate; aliases tie the words of its sentence to it. */
const task = (id: string, name: string, budgeted: string, executed: string): readonly SampleFigure[] => [
  money('重点任务', `${id}.budgeted`, `${name}预算数`, budgeted, { aliases: ['年度支出预算数'] }),
  money('重点任务', `${id}.executed`, `${name}执行数`, executed, { aliases: ['预算完成数'] }),
  rate('重点任务', id, `${name}执行率`, ['执行率']),
];

/** Every figure of the sample report, in the order of the panel. */
export const sampleFigures: readonly SampleFigure[] = [
  money('部门收支', 'total.budgeted', '全年预算数', '21195600', { aliases: ['预算数', '年度预算数'] }),
  money('部门收支', 'total.executed', '执行数', '21189000', {
    aliases: ['预算完成数', '全年支出', '全年执行数'],
  }),
  rate('部门收支', 'total', '预算执行率', ['执行率', '完成预算的', '支出率']),
  money('部门收支', 'carryOver.closing', '年末结转和结余', '12400', {
    aliases: ['结转结余'],
    note: '含上年结转未支付的合同尾款，故与预算数、执行数之差不等。',
  }),

  money('按资金来源', 'source.general', '一般公共预算财政拨款支出', '21189000', {
    aliases: ['一般公共预算'],
  }),
  money('按资金来源', 'source.govFund', '政府性基金预算财政拨款支出', '0', { aliases: ['政府性基金预算'] }),
  money('按资金来源', 'source.stateCapital', '国有资本经营预算财政拨款支出', '0', {
    aliases: ['国有资本经营预算'],
  }),
  money('按资金来源', 'source.other', '其他资金支出', '0', { aliases: ['其他资金'] }),

  money('按支出性质', 'nature.basic', '基本支出', '17871700'),
  money('按支出性质', 'nature.project', '项目支出', '3317300'),

  ...task('task1', '公共文化服务活动', '580900', '529500'),
  count('task1.indicator1', '地方文献和馆藏资料数字化量', '5100', '件'),
  count('task1.indicator1.target', '地方文献和馆藏资料数字化量目标值', '5000', '件'),
  ...task('task2', '非遗代表性传承人传习补助', '46800', '46800'),
  count('task2.indicator1', '传习补助发放完成率', '100', '%'),
  count('task2.indicator1.target', '传习补助发放完成率目标值', '100', '%'),
  ...task('task3', '阅读驿站建设与阅读推广', '99000', '98100'),
  count('task3.posts', '新建阅读驿站', '50', '个'),
  count('task3.indicator1', '主题阅读推广活动', '203', '次'),
  count('task3.indicator1.target', '主题阅读推广活动目标值', '200', '次'),

  count('study.sessions', '学习活动', '39', '场次', { aliases: ['专题研讨、集中宣讲'] }),
  count('opinions', '群众意见建议', '14260', '条', { format: '万 .1 余', aliases: ['意见建议'] }),
  count('research.results', '意见建议转化举措', '1036', '项', { format: '.-3 余' }),
  count('rectify.measures', '安全整改措施', '1255', '项', { aliases: ['整改措施'] }),
  count('rectify.issues', '销号突出隐患', '428', '个', { aliases: ['突出隐患'] }),
  count('recruits', '新招募文化旅游志愿者', '267', '名', { note: '当年新注册并通过岗前培训的人数。' }),
  count('recruits.street', '到镇街文化站定点服务的志愿者占比', '58.4', '%', {
    format: '成 .0 近',
    note: '占新招募志愿者的比例；与专业特长占比有重叠，不是同一划分。',
  }),
  count('recruits.skilled', '具有专业特长的志愿者占比', '37.8', '%', {
    format: '成 .0 近',
    note: '占新招募志愿者的比例；与定点服务占比有重叠，不是同一划分。',
  }),
  count('training.classes', '培训班', '75', '期', { aliases: ['各类培训班', '基层文化队伍培训班'] }),
  count('training.classes.target', '培训班目标值', '70', '期'),
  count('training.persons', '培训人次', '15230', '人次', {
    format: '万 .1 余',
    note: '线下签到与线上学时达标人次合计。',
  }),
  count('service.kinds', '“点单式”服务项目', '8', '大类'),
  count('service.tutors', '驻点文化辅导员', '174', '名', { aliases: ['文化辅导员'] }),
  count('paired.groups', '结对文艺团体、学校和社会机构', '54', '个'),
  count('paired.communities', '结对村（社区）', '201', '个'),
  count('paired.members', '就近服务志愿者', '2722', '名', { note: '历年注册、当年参加服务的志愿者。' }),
  count('paired.points', '基层文化服务点', '1044', '个'),
  count('paired.requests', '响应群众文化需求', '7060', '个', { format: '.-3 余' }),
  count('centres.pilot', '综合性文化服务中心提质试点村（社区）', '46', '个'),
  count('troupes.teams', '品牌群众文艺团队', '11', '支'),
  count('troupes.people', '群众文艺活动参与人数', '28600', '人', { format: '万 .0 近' }),
  count('heritage.bases', '非遗传承基地', '7', '个'),
  count('heritage.workshops', '非遗工坊', '23', '个', { format: '.-1 余' }),
  count('heritage.masters', '获评省级工艺美术大师的传承人', '2', '名'),
  count('coop.areas', '区域协作领域', '6', '大方面'),
  count('belt.villages', '示范带特色村落', '23', '个'),
  count('belt.museums', '示范带文博场馆', '8', '个'),
  count('belt.outlets', '示范带文旅消费网点', '80', '个'),
  count('belt.teams', '义务导览队', '2', '支'),
  count('belt.people', '示范带服务群众和游客', '296400', '名', { format: '万 .0 近' }),
  count('alliance.count', '文旅产业联盟', '4', '个'),
  count('alliance.firms', '联盟上下游企业', '550', '家'),
  count('homestays', '新增市级以上精品民宿', '20', '家'),
  count('salons', '设立“文化客厅”的园区、商圈和专业市场', '38', '个'),
  count('rural.leaders', '轮训乡村旅游带头人', '177', '名', { aliases: ['乡村旅游带头人'] }),
  count('assessment.towns', '开展效能评估的镇街', '22', '个'),
  count('assessment.dimensions', '效能评估评价维度', '6', '项', { aliases: ['评价维度'] }),
  count('assessment.indicators', '效能评估评价指标', '28', '项', { aliases: ['评价指标'] }),
  count('innovation.projects', '基层文化创新项目', '100', '个'),
];
