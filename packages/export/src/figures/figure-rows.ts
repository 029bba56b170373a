// The figures of a report as rows of a table: what a spreadsheet and a list of commas hold alike. Words are domain data, in Chinese as the
// report is; the import reads the table back.

import {
  decimalPlaces,
  decimalText,
  type FigureFormat,
  fixedText,
  formulaText,
  parseFormatCode,
  parseFormula,
  shownScale,
  unitKind,
  unitText,
} from '@huigao/figures';
import {
  type Figure,
  type FigureId,
  figureText,
  figureValues,
  placesByFigure,
  type Report,
  resolveFigure,
} from '@huigao/report';

/** A number as it is kept and how it is shown; `percent`: it is a hundredth of what is shown. */
export interface NumberCell {
  /** Exact decimal. */
  readonly number: string;
  readonly decimals: number | null;
  readonly grouped: boolean;
  readonly percent: boolean;
}

export type RowCell = string | NumberCell | null;

/** Heads of the columns, in order. */
export const figureColumns = [
  '分组',
  '名称',
  '数值',
  '单位',
  '报告中写作',
  '公式',
  '依据',
  '备注',
  '状态',
] as const;

/** Places a computed value has beyond what is shown, where nobody asked for fewer. */
const computedDecimals = 10;

function numberCell(figure: Figure, { value }: { readonly value: string }, format: FigureFormat): NumberCell {
  const { decimals, grouped = false } = format;
  return {
    number: value,
    decimals: decimals === undefined ? null : Math.max(0, decimals),
    grouped,
    percent: unitKind(figure.unit) === 'percent',
  };
}

/** What the value is counted in: 万元 of a figure in 元 that is shown in 万元; what is only approximated is given in full. */
function scaleOf(figure: Figure, { scale, wording }: FigureFormat) {
  const kind = unitKind(figure.unit);
  const wanted = kind === 'money' && wording === undefined ? scale : undefined;
  return shownScale(figure.unit, wanted) ?? { exponent: 0, multiplier: '', unit: unitText(figure.unit) };
}

function valueCells(report: Report, figure: Figure): readonly [RowCell, string] {
  const format = parseFormatCode(figure.format) ?? {};
  const scale = scaleOf(figure, format);
  const unit = `${scale.multiplier}${scale.unit}`;
  const value = figureValues(report.figures).get(figure.id);
  if (!value?.ok) return [null, unit];
  const scaled = value.value.times(`1e${-scale.exponent}`);
  const places = decimalPlaces(scaled);
  const exact = places > computedDecimals ? fixedText(scaled, computedDecimals) : decimalText(scaled);
  const shown = format.wording === undefined && format.scale !== '成' ? format : {};
  return [numberCell(figure, { value: exact }, shown), unit];
}

function formulaCell({ figures }: Report, { formula }: Figure): string {
  const parsed = formula === null ? null : parseFormula(formula);
  if (!parsed) return '';
  if (!parsed.ok) return formula ?? '';
  return formulaText(parsed.formula, (id) => resolveFigure(figures, id as FigureId)?.label ?? id);
}

/** How the report words a value, where that is not simply the number in its format: 1.5万余人次, 贰仟元整. */
function wordedText({ figures }: Report, { id, format }: Figure): string {
  const { wording, capital } = parseFormatCode(format) ?? {};
  return wording || capital ? (figureText(figures, id) ?? '') : '';
}

function stateOf(figure: Figure, isUsed: boolean): string {
  if (figure.mergedInto !== null) return '已合并';
  if (figure.retired) return '已停用';
  if (figure.proposed) return '有待发布的数值';
  if (!figure.published && figure.value !== null) return '未发布';
  return isUsed ? '' : '正文未引用';
}

/** Every figure as a row under {@link figureColumns}, in the order of the panel. */
export function figureRows(report: Report): readonly (readonly RowCell[])[] {
  const places = placesByFigure(report);
  return [...report.figures.values()].map((figure) => {
    const [value, unit] = valueCells(report, figure);
    return [
      figure.group,
      figure.label,
      value,
      unit,
      wordedText(report, figure),
      formulaCell(report, figure),
      figure.evidence,
      figure.note,
      stateOf(figure, places.has(figure.id)),
    ];
  });
}
