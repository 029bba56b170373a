// Key tasks and indicators of the sample report. The last indicator of its text has no record: it names neither target nor actual value,
// which is one of the flaws left for the checks.

import { figureId, indicatorId, taskId } from '../ids';
import { type IndicatorContent, type Measure, newIndicator, newTask, type TaskContent } from '../tasks/task';

const task = (id: string, title: string): TaskContent => ({
  ...newTask(taskId(id), title),
  budgeted: figureId(`${id}.budgeted`),
  executed: figureId(`${id}.executed`),
  rate: figureId(`${id}.rate`),
});

/** The key tasks, in the order of the text. */
export const sampleTasks: readonly TaskContent[] = [
  task('task1', '公共文化服务活动'),
  task('task2', '非遗代表性传承人传习补助'),
  task('task3', '阅读驿站建设与阅读推广'),
];

const of = (figure: string): Measure => ({ figure: figureId(figure) });

const indicator = (
  id: string,
  name: string,
  content: Pick<IndicatorContent, 'target' | 'actual'> & Partial<IndicatorContent>,
): IndicatorContent => ({
  ...newIndicator(indicatorId(id), taskId(id.split('.')[0]!), name),
  weight: '18',
  ...content,
});

/** Their indicators; together with the 10 points of the execution rate the weights make 100. */
export const sampleIndicators: readonly IndicatorContent[] = [
  indicator('task1.digitised', '整理并数字化地方文献和馆藏资料', {
    target: of('task1.indicator1.target'),
    actual: of('task1.indicator1'),
    evidence: '资料数字化验收单',
  }),
  indicator('task1.classes', '举办基层文化队伍培训班', {
    target: of('training.classes.target'),
    actual: of('training.classes'),
  }),
  indicator('task2.paid', '传习补助发放完成率', {
    operator: '=',
    target: of('task2.indicator1.target'),
    actual: of('task2.indicator1'),
  }),
  indicator('task2.judged', '传承人年度评估完成时间', {
    kind: 'output.timeliness',
    target: { word: '11月底前' },
    actual: { word: '11月中旬' },
    verdict: 'reached',
  }),
  indicator('task3.reading', '开展主题阅读推广活动', {
    target: of('task3.indicator1.target'),
    actual: of('task3.indicator1'),
  }),
];
