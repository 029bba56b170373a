// Next year's report from this year's 续写: outline, people, definitions of figures, and text. Values are emptied, and those of the year
// before stay beside them to compare with.

import { decimalText } from '@huigao/figures';
import { Fragment, type Node } from 'prosemirror-model';
import { figureValues } from './figure-values';
import type { ReportId } from './ids';
import type { Figure, Report } from './report';
import type { Indicator, Task } from './tasks/task';

/** What a report was rolled forward from. */
export interface RolledFrom {
  readonly report: ReportId;
  /** The year that one is about; null where it says none. */
  readonly year: number | null;
}

export interface NextReport {
  readonly id: ReportId;
  readonly title: string;
  readonly year: number;
}

/** A figure of next year: as it is defined, without a value; what it was last year stands beside it. */
function nextFigure(figure: Figure, previous: string | null): Figure {
  const isEntered = figure.kind === 'entered';
  return {
    ...figure,
    value: null,
    previous,
    evidence: '',
    published: !isEntered,
    proposed: null,
    version: 1,
    history: [],
  };
}

const nextTask = (task: Task): Task => ({ ...task, version: 1, history: [] });

/** An indicator keeps what is measured and its target; what came of it is still to be said. */
const nextIndicator = (indicator: Indicator): Indicator => ({
  ...indicator,
  actual: null,
  verdict: null,
  reason: '',
  points: null,
  evidence: '',
  version: 1,
  history: [],
});

/** A text whose places show what this year's figures are, and neither last year's values nor words put over them. */
function nextText(node: Node): Node {
  if (node.type.name === 'place') return node.type.create({ ...node.attrs, shown: '', override: null });
  if (node.isLeaf) return node;
  const children: Node[] = [];
  node.forEach((child) => {
    children.push(nextText(child));
  });
  return node.copy(Fragment.fromArray(children));
}

/** The report of the next year as it first stands. Sections begin as drafts with their people; due dates, steps and comments stay behind. */
export function rolledForward(report: Report, { id, title, year }: NextReport): Report {
  const values = figureValues(report.figures);
  const lastYears = (figure: Figure) => {
    const value = values.get(figure.id);
    return value?.ok ? decimalText(value.value) : null;
  };
  return {
    ...report,
    id,
    title,
    year,
    signature: { ...report.signature, date: null },
    outline: report.outline.map((entry) => ({
      ...entry,
      due: null,
      status: 'drafting',
      pins: null,
      steps: [],
    })),
    finals: [],
    threads: new Map(),
    suggestions: new Map(),
    waivers: new Map(),
    bodies: new Map([...report.bodies].map(([key, body]) => [key, nextText(body)])),
    rolledFrom: { report: report.id, year: report.year },
    archived: null,
    tasks: new Map([...report.tasks].map(([key, task]) => [key, nextTask(task)])),
    indicators: new Map([...report.indicators].map(([key, one]) => [key, nextIndicator(one)])),
    figures: new Map(
      [...report.figures].map(([key, figure]) => [key, nextFigure(figure, lastYears(figure))]),
    ),
  };
}
