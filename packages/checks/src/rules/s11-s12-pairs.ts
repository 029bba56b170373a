// S11: every problem has a measure. S12: every task announced is reported on, and the other way round. Both count what is numbered;
// what is not numbered is one.

import type { Finding } from '../finding';
import { liveBlockOf } from '../reading/indicator-records';
import type { Reading, ReadSection } from '../reading/reading';
import { sectionsOf } from '../reading/reading';
import { announcedTasks, taskBlocks } from '../reading/tasks';
import { found, type Rule } from '../rule';

const point = /(?<=^|[。；：:！？”）)*，,、]\s{0,2})\*{0,2}[一二三四五六七八九十]{1,3}是/g;
const item = /^\s*(?:[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.、．](?!\d))/;

/** How many points sections make: 一是 …, or numbered paragraphs and headings; the larger, at least one. */
function pointsOf(sections: readonly ReadSection[]): number {
  const lines = sections.flatMap((section) => section.lines);
  const run = lines.reduce((count, { text }) => count + [...text.matchAll(point)].length, 0);
  const items = lines.filter(({ text }) => item.test(text)).length;
  return Math.max(1, run, items);
}

/** S11. */
export const problemsHaveMeasures: Rule = {
  id: 'S11',
  severity: 'warn',
  run: (reading) => {
    const [problems, plans] = [sectionsOf(reading, 'problems'), sectionsOf(reading, 'plans')];
    const line = plans.flatMap(({ lines }) => lines).find(({ text }) => text.trim() !== '');
    if (problems.length === 0 || !line) return [];
    const [said, answered] = [pointsOf(problems), pointsOf(plans)];
    // One paragraph without points may answer everything.
    if (said <= answered || answered === 1) return [];
    const parameters = { problems: String(said), measures: String(answered) };
    return [
      found(
        { rule: 'S11', severity: 'warn', message: 'finding.problem-without-measure' },
        { line, from: 0, to: line.text.length },
        { parameters, shown: '' },
      ),
    ];
  },
};

const plain = (title: string) => title.replace(/[\s“”"（）()《》、，。：:]/g, '');

/** Whether a heading names a task: long titles are shortened in headings, and headings say a little more. */
function isNamed(title: string, heading: string): boolean {
  const [a, b] = [plain(title), plain(heading)];
  return a !== '' && b !== '' && (a.includes(b) || b.includes(a));
}

/**
 * S12 of tasks that are records: where the report shows them in a table, every one is reported on under a heading of its own, if any is.
 * Titles that cannot be told apart, as many on either side, are left alone.
 */
function againstRecords(reading: Reading): readonly Finding[] {
  const place = liveBlockOf(reading.report, 'tasks');
  const records = [...reading.report.tasks.values()];
  const blocks = taskBlocks(reading).filter(({ lines }) => lines.length > 0);
  if (!place || records.length === 0 || blocks.length === 0) return [];
  const titleOf = ({ heading }: (typeof blocks)[number]) => heading.text.slice(heading.numberLength).trim();
  const untold = records.filter(({ title }) => !blocks.some((block) => isNamed(title, titleOf(block))));
  const strange = blocks.filter((block) => !records.some(({ title }) => isNamed(title, titleOf(block))));
  if (untold.length === strange.length) return [];
  const isMissing = untold.length > strange.length;
  const names = isMissing ? untold.map(({ title }) => title) : strange.map(titleOf);
  const head = {
    rule: 'S12',
    severity: 'block',
    message: isMissing ? 'finding.recorded-task-without-result' : 'finding.result-without-recorded-task',
  } as const;
  const heading = (isMissing ? blocks : strange)[0]!.heading;
  const parameters = {
    names: names.join('、'),
    tasks: String(records.length),
    results: String(blocks.length),
  };
  return [
    {
      ...found(head, { line: heading, from: 0, to: heading.text.length }, { parameters, shown: '' }),
      others: [place],
    },
  ];
}

/** S12 of tasks as the text announces them. */
const announcedOnly = (reading: Reading): readonly Finding[] => {
  const tasks = announcedTasks(reading);
  const blocks = taskBlocks(reading).filter(({ lines }) => lines.length > 0);
  const [first] = tasks;
  if (!first || blocks.length === 0 || tasks.length === blocks.length) return [];
  const parameters = { tasks: String(tasks.length), results: String(blocks.length) };
  const others = blocks.map(({ heading }) => ({ line: heading, from: 0, to: heading.text.length }));
  const head = { rule: 'S12', severity: 'block', message: 'finding.task-without-result' } as const;
  return [found(head, { line: first, from: 0, to: Math.min(first.text.length, 24) }, { parameters, others })];
};

/** S12. */
export const tasksHaveResults: Rule = {
  id: 'S12',
  severity: 'block',
  run: (reading) => {
    const announced = announcedOnly(reading);
    // Of one gap one thing is said.
    return announced.length > 0 ? announced : againstRecords(reading);
  },
};
