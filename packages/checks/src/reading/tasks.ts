// Key tasks 重点工作任务: as announced (任务一：……) and as reported on, block by block, with their triples and indicators.

import { indicatorItems, indicatorLabel } from '@huigao/report';
import type { Line, Span } from './line';
import { derived, type Reading, sectionsOf } from './reading';
import { type Triple, triplesByLine } from './triples';

/** A task as reported on: the heading, the lines below it, and its triple if exactly one stands there. */
export interface TaskBlock {
  readonly heading: Line;
  readonly lines: readonly Line[];
  readonly triple: Triple | null;
}

/** An indicator 绩效指标 as a stretch of a line. */
export interface Indicator extends Span {
  readonly line: Line;
}

/** Task blocks of the section of results. */
export const taskBlocks = derived((reading: Reading): readonly TaskBlock[] =>
  sectionsOf(reading, 'taskResults').flatMap(({ lines }) => {
    const starts = lines.filter(({ type, level }) => type === 'heading' && level === 3);
    return starts.map((heading, index) => {
      const own = lines.slice(heading.block + 1, starts[index + 1]?.block);
      const said = own.flatMap((line) => triplesByLine(reading).get(line) ?? []);
      return { heading, lines: own, triple: said.length === 1 ? said[0]! : null };
    });
  }),
);

const announced = /^\s*任务\s*[一二三四五六七八九十\d]{1,3}\s*[：:、]/;

/** Tasks announced as 任务一：, 任务二： … */
export const announcedTasks = derived((reading: Reading): readonly Line[] =>
  sectionsOf(reading, 'tasks').flatMap(({ lines }) => lines.filter(({ text }) => announced.test(text))),
);

const claim = /(?:未?完成|未?达到|实现)(?:了)?(?:本?年度|预期|既定|全年)(?:绩效)?(?:指标|目标值?)/;
function indicatorsOf(line: Line): readonly Indicator[] {
  const labelled = indicatorLabel.exec(line.text);
  if (labelled) {
    const spans = indicatorItems(line.text, labelled.index + labelled[0].length);
    return spans
      .filter(({ from, to }) => line.text.slice(from, to).trim() !== '')
      .map((span) => ({ ...span, line }));
  }
  return line.sentences
    .filter(({ from, to }) => claim.test(line.text.slice(from, to)))
    .map((span) => ({ ...span, line }));
}

/** Every indicator reported on: what the label 指标完成情况 introduces, and sentences that claim an indicator. */
export const indicators = derived((reading: Reading): readonly Indicator[] =>
  sectionsOf(reading, 'taskResults').flatMap(({ lines }) =>
    lines.filter(({ type }) => type === 'paragraph').flatMap(indicatorsOf),
  ),
);
