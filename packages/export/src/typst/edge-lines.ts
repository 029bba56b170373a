// Lines of headers and footers of a house template, for Typst: runs with their faces and sizes, tab stops, and rules above and below.

import type { HouseLine } from '@huigao/report';
import type { HanFont } from '../grid';

const sides = ['left', 'center', 'right'] as const;
type Side = (typeof sides)[number];

/** Where what follows a tab stands: begins, has its middle, or ends. In points from the left of the area. */
interface TabStop {
  readonly at: number;
  readonly side: Side;
}

/** A rule above or below a line. Sizes in points. */
interface Rule {
  readonly width: number;
  /** Between it and the line. */
  readonly space: number;
  /** `#rrggbb`. */
  readonly colour: string;
  readonly isDouble: boolean;
  readonly dash: 'solid' | 'dashed' | 'dotted';
}

export interface EdgeLine {
  readonly align: Side;
  readonly stops: readonly TabStop[];
  readonly above: Rule | null;
  readonly below: Rule | null;
  readonly runs: readonly {
    readonly size: number;
    readonly bold: boolean;
    readonly face: HanFont;
    readonly text: string;
    /** `PAGE` …; empty: a text. */
    readonly field: string;
  }[];
}

const faces: readonly (readonly [RegExp, HanFont])[] = [
  [/小标宋/, '方正小标宋简体'],
  [/仿宋|fangsong/i, '仿宋_GB2312'],
  [/楷|kai/i, '楷体_GB2312'],
  [/黑|hei/i, '黑体'],
];

const value = (xml: string | undefined, attribute: string) =>
  new RegExp(`w:${attribute}="([^"]*)"`).exec(xml ?? '')?.[1];

const sideOf = (name: string | undefined): Side =>
  name === 'end' ? 'right' : (sides.find((side) => side === name) ?? 'left');

/** Stops in their order; a decimal point is where a number ends. */
function stopsOf(xml: string | undefined): readonly TabStop[] {
  const stops = [...(xml ?? '').matchAll(/<w:tab\b[^>]*>/g)].flatMap(([tab]): readonly TabStop[] => {
    const [name, twips] = [value(tab, 'val'), Number(value(tab, 'pos'))];
    if (!Number.isFinite(twips) || name === 'clear' || name === 'bar') return [];
    return [{ at: twips / 20, side: name === 'decimal' ? 'right' : sideOf(name) }];
  });
  return stops.sort((a, b) => a.at - b.at);
}

/** Widths of rules are eighths of a point; thinner ones are not seen. */
const thinnest = 0.25;

function ruleOf(xml: string | undefined, side: 'top' | 'bottom'): Rule | null {
  const rule = new RegExp(`<w:${side}\\b[^>]*>`).exec(xml ?? '')?.[0];
  const name = value(rule, 'val') ?? 'none';
  if (name === 'none' || name === 'nil') return null;
  const colour = value(rule, 'color') ?? 'auto';
  return {
    width: Math.max(Number(value(rule, 'sz') ?? 4) / 8 || 0, thinnest),
    space: Number(value(rule, 'space') ?? 0) || 0,
    colour: /^[0-9a-f]{6}$/i.test(colour) ? `#${colour}` : '#000000',
    isDouble: /^(?:double|triple|thinThick|thickThin)/.test(name),
    dash: /^dot/.test(name) ? 'dotted' : /dash/i.test(name) ? 'dashed' : 'solid',
  };
}

const edgeRun = ({ run, content }: HouseLine['runs'][number]): EdgeLine['runs'][number] => ({
  size: Number(value(run.get('sz'), 'val') ?? 21) / 2,
  bold: run.has('b') && value(run.get('b'), 'val') !== '0',
  face: faces.find(([name]) => name.test(value(run.get('rFonts'), 'eastAsia') ?? ''))?.[1] ?? '宋体',
  text: 'text' in content ? content.text : '',
  field: 'field' in content ? content.field : '',
});

/** Lines that have the same rules stand between them together, as word processors have it. */
export function edgeLines(lines: readonly HouseLine[]): readonly EdgeLine[] {
  const rules = (index: number) => lines[index]?.paragraph.get('pBdr');
  return lines.map(({ paragraph, runs }, index) => ({
    align: sideOf(value(paragraph.get('jc'), 'val')),
    stops: stopsOf(paragraph.get('tabs')),
    above: rules(index - 1) === rules(index) ? null : ruleOf(rules(index), 'top'),
    below: rules(index + 1) === rules(index) ? null : ruleOf(rules(index), 'bottom'),
    runs: runs.map(edgeRun),
  }));
}
