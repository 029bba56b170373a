// A long report, as text: sentences full of amounts, rates and counts, of which some repeat and some do not agree.

const sections = [
  ['一、基本情况', null],
  ['（一）部门职能', ''],
  ['（二）部门整体收支情况', '全年预算数2,119.56万元，执行数2,118.90万元，完成预算的99.97%。'],
  ['（三）部门整体支出绩效目标', ''],
  ['（四）部门年度重点工作任务', ''],
  ['二、综合评价分析', null],
  ['（一）自评结论综述', ''],
  ['（二）主要工作成效', ''],
  ['三、存在的主要问题', ''],
  ['四、下一步工作打算', ''],
];

const paragraph = (n) =>
  `第${n}项工作全年预算数${(n * 7) % 900}.00万元，执行数${(n * 7) % 900}.00万元，执行率100.00%。举办活动${n % 97}场次，服务群众${n * 13}人次，满意度达${90 + (n % 9)}%以上。围绕项目申报、资金拨付、过程监管、绩效评价4个方面完善制度，全年办结事项${n}件。`;

/** About so many characters. */
export function longReport(characters) {
  let n = 0;
  const each = Math.ceil(characters / 8 / paragraph(100).length);
  const lines = ['2023年度棠溪区档案馆部门整体支出绩效自评报告', ''];
  for (const [heading, first] of sections) {
    lines.push(heading);
    if (first) lines.push(first);
    if (first !== null) for (let count = 0; count < each; count++) lines.push(paragraph(++n));
  }
  return lines.join('\n');
}
