// A chart as drawing commands: the one drawing that the screen, HTML, PDF and Word all show. Black on white with labels at the bars, and
// told apart by pattern, so that it reads in black-and-white print.

import { type Decimal, decimal, ZERO } from '@huigao/figures';
import type { ChartContent, ChartRow } from './live-cells';

/** Lengths are in points; text stands on its baseline. */
export type Shape =
  | {
      readonly type: 'bar';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly fill: 'solid' | 'hatched' | 'blank';
    }
  | {
      readonly type: 'line';
      readonly x1: number;
      readonly y1: number;
      readonly x2: number;
      readonly y2: number;
      readonly dashed: boolean;
    }
  | {
      readonly type: 'text';
      readonly x: number;
      readonly y: number;
      readonly anchor: 'start' | 'middle' | 'end';
      readonly text: string;
    };

export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
}

/** Width of the type area, size of the text, and what the bars need. */
const width = 440;
export const chartTextSize = 10.5;
const labelWidth = 150;
const valueWidth = 66;
const bar = 13;
const gap = 9;
const top = 6;

/** Longest label in characters, two lines of it. */
const lineLength = 13;
const maxLines = 2;

const widthOf = (text: string) =>
  [...text].reduce((sum, sign) => sum + (/[\u0020-\u024f]/.test(sign) ? 0.5 : 1), 0);

/** A label in lines of the label's column; what is longer ends in …. */
function labelLines(label: string): readonly string[] {
  const lines: string[] = [''];
  for (const sign of label) {
    if (widthOf(lines.at(-1)! + sign) > lineLength) {
      if (lines.length === maxLines) {
        lines[maxLines - 1] = `${lines.at(-1)!.slice(0, -1)}…`;
        break;
      }
      lines.push('');
    }
    lines[lines.length - 1] += sign;
  }
  return lines;
}

const text = (x: number, y: number, anchor: 'start' | 'middle' | 'end', words: string): Shape => ({
  type: 'text',
  x,
  y,
  anchor,
  text: words,
});

/** Bars begin at zero and end at the longest: of rates at 100 % at least. */
function longest({ rows, type }: ChartContent): Decimal {
  const values = rows.flatMap(({ before, now }) => (before ? [before, now] : [now]));
  const least = decimal(type === 'rates' ? '100' : '1');
  return values.reduce((most, value) => (value.gt(most) ? value : most), least);
}

function length(value: Decimal, most: Decimal): number {
  const share = value.lt(ZERO) ? ZERO : value.div(most);
  return Math.round(Number(share.toString()) * (width - labelWidth - valueWidth) * 100) / 100;
}

/** Where a value stands: behind its bar, and behind the mark of 100 % where that would go through it. */
function valueAt(end: number, shown: string, mark: number | null): number {
  const from = end + 4;
  const to = from + widthOf(shown) * chartTextSize;
  return mark !== null && from <= mark + 2 && to >= mark - 2 ? mark + 4 : from;
}

function rowShapes(row: ChartRow, y: number, most: Decimal, mark: number | null): readonly Shape[] {
  const bars = row.before
    ? ([
        { value: row.before, shown: row.beforeText, fill: 'hatched' },
        { value: row.now, shown: row.nowText, fill: 'solid' },
      ] as const)
    : ([{ value: row.now, shown: row.nowText, fill: 'solid' }] as const);
  const height = bars.length * bar;
  const lines = labelLines(row.label);
  const middle = y + Math.max(height, lines.length * bar) / 2;
  const first = middle - (lines.length * bar) / 2 + bar * 0.78;
  const barsTop = middle - height / 2;
  return [
    ...lines.map((line, index) => text(labelWidth - 6, first + index * bar, 'end', line)),
    ...bars.flatMap(({ value, shown, fill }, index): Shape[] => {
      const at = barsTop + index * bar;
      const long = length(value, most);
      return [
        { type: 'bar', x: labelWidth, y: at + 1, width: long, height: bar - 2, fill },
        text(valueAt(labelWidth + long, shown, mark), at + bar * 0.78, 'start', shown),
      ];
    }),
  ];
}

const rowHeight = ({ label, before }: ChartRow) =>
  Math.max(before ? 2 : 1, labelLines(label).length) * bar + gap;

/** 上年 and 本年 with the patterns of their bars. */
function legend(y: number): readonly Shape[] {
  return [
    { type: 'bar', x: labelWidth, y: y + 1, width: 18, height: bar - 2, fill: 'hatched' },
    text(labelWidth + 22, y + bar * 0.78, 'start', '上年'),
    { type: 'bar', x: labelWidth + 60, y: y + 1, width: 18, height: bar - 2, fill: 'solid' },
    text(labelWidth + 82, y + bar * 0.78, 'start', '本年'),
  ];
}

/** The drawing of a chart. */
export function drawChart(chart: ChartContent): Drawing {
  const most = longest(chart);
  const shapes: Shape[] = [];
  let y = top;
  if (chart.type === 'pairs') {
    shapes.push(...legend(y));
    y += bar + gap;
  }
  const start = y;
  const mark = chart.type === 'rates' ? labelWidth + length(decimal('100'), most) : null;
  for (const row of chart.rows) {
    shapes.push(...rowShapes(row, y, most, mark));
    y += rowHeight(row);
  }
  const end = y - gap / 2;
  shapes.push({ type: 'line', x1: labelWidth, y1: start - 3, x2: labelWidth, y2: end, dashed: false });
  if (mark !== null) shapes.push({ type: 'line', x1: mark, y1: start - 3, x2: mark, y2: end, dashed: true });
  return { width, height: end + 4, shapes };
}

/** What a chart says, for whoever cannot see it: each bar with its value. */
export function chartDescription(title: string, { rows }: ChartContent): string {
  const said = rows.map(({ label, before, beforeText, nowText }) =>
    before ? `${label}上年${beforeText}、本年${nowText}` : `${label}${nowText}`,
  );
  return `${title}：${said.join('；')}`;
}
