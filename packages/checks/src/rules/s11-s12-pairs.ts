// S11: every problem has a measure. S12: every task announced is reported on, and the other way round. Both count what is numbered;
// what is not numbered is one.

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

/** S12. */
export const tasksHaveResults: Rule = {
  id: 'S12',
  severity: 'block',
  run: (reading: Reading) => {
    const tasks = announcedTasks(reading);
    const blocks = taskBlocks(reading).filter(({ lines }) => lines.length > 0);
    const [first] = tasks;
    if (!first || blocks.length === 0 || tasks.length === blocks.length) return [];
    const parameters = { tasks: String(tasks.length), results: String(blocks.length) };
    const others = blocks.map(({ heading }) => ({ line: heading, from: 0, to: heading.text.length }));
    const head = { rule: 'S12', severity: 'block', message: 'finding.task-without-result' } as const;
    return [
      found(head, { line: first, from: 0, to: Math.min(first.text.length, 24) }, { parameters, others }),
    ];
  },
};
