// Red head 版头 and colophon 版记 of an official document in Word (GB/T 9704-2012, 7.2 and 7.4).

import {
  AlignmentType,
  BorderStyle,
  type IParagraphOptions,
  type IParagraphStyleOptions,
  LineRuleType,
  Paragraph,
  type ParagraphChild,
  RelativeHorizontalPosition,
  RelativeVerticalPosition,
  Tab,
  Table,
  TableAnchorType,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
} from 'docx';
import { areaWidthPt } from '../grid';
import { type FormalTexts, markSizePt } from '../layout';
import { fonts, hanHint, linePitch } from './typography';
import { xmlText } from './xml-text';

const red = 'FF0000';
const areaWidth = areaWidthPt * 20;

/** 35 mm from the top of the type area to the upper edge of the mark (7.2.4), less what the face leaves above its signs. */
const markDistance = (sizePt: number) => Math.round(1984 - sizePt * 20 * 0.12);

/** 4 mm between the number and the rule (7.2.7), in points: Word counts from the line's lower edge. */
const ruleDistancePt = 11;

const run = (text: string, sizePt: number, color?: string) =>
  new TextRun({ text: xmlText(text), font: hanHint, size: sizePt * 2, ...(color ? { color } : {}) });

const exact = (pt: number) => ({
  spacing: { line: Math.round(pt * 20), lineRule: LineRuleType.EXACT },
});

/** Styles of lines that keep no pitch of the text; see `finishPackage`. */
export const formalStyles: readonly IParagraphStyleOptions[] = [
  {
    id: 'Mark',
    name: 'Mark',
    basedOn: 'Normal',
    paragraph: { alignment: AlignmentType.CENTER, ...exact(60) },
  },
  { id: 'Colophon', name: 'Colophon', basedOn: 'Normal', paragraph: exact(26) },
];

/** 发文机关标志, 发文字号 two lines below it, and the red rule. */
export function redHead({ mark, number }: FormalTexts): readonly Paragraph[] {
  const size = markSizePt(mark, areaWidthPt);
  return [
    new Paragraph({
      style: 'Mark',
      spacing: { ...exact(size * 1.2).spacing, before: markDistance(size) },
      children: [
        new TextRun({
          text: xmlText(mark),
          font: { ...fonts('方正小标宋简体'), ...hanHint },
          size: size * 2,
          color: red,
          characterSpacing: 0,
        }),
      ],
    }),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { before: 2 * linePitch },
      border: { bottom: { style: BorderStyle.SINGLE, size: 18, space: ruleDistancePt, color: red } },
      children: [run(number, 16)],
    }),
  ];
}

/** Rules of 0.35 mm without and 0.25 mm within (7.4.1), as near as eighths of a point come. */
const outer = { style: BorderStyle.SINGLE, size: 8, color: '000000' } as const;
const inner = { ...outer, size: 6 } as const;
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;

/** 四号. */
const colophonSizePt = 14;
const character = colophonSizePt * 20;

function colophonRow(children: readonly ParagraphChild[], options: IParagraphOptions): TableRow {
  const paragraph = new Paragraph({ style: 'Colophon', ...options, children });
  return new TableRow({ children: [new TableCell({ children: [paragraph] })] });
}

/**
 * 抄送 and 印发 at the foot of the type area of the last page. What floats is bound to the paragraph after it, here one of no height.
 * LibreOffice floats no table as wide as the text, and sets it below the date.
 */
export function colophon(texts: FormalTexts): readonly [Table, Paragraph] {
  const bound = new Paragraph({ style: 'Colophon', ...exact(1), children: [run('', 1)] });
  return [colophonTable(texts), bound];
}

function colophonTable({ copies, printedBy, printedOn }: FormalTexts): Table {
  const copied = () =>
    colophonRow([run(copies ?? '', colophonSizePt)], {
      // 抄送： takes three characters, under which further lines do not begin.
      indent: { left: character * 4, right: character, hanging: character * 3 },
    });
  const printed = colophonRow(
    [run(printedBy, colophonSizePt), new TextRun({ children: [new Tab()] }), run(printedOn, colophonSizePt)],
    {
      indent: { left: character, right: character },
      tabStops: [{ type: TabStopType.RIGHT, position: areaWidth - character }],
    },
  );
  return new Table({
    width: { size: areaWidth, type: WidthType.DXA },
    columnWidths: [areaWidth],
    layout: TableLayoutType.FIXED,
    margins: { left: 0, right: 0 },
    borders: {
      top: outer,
      bottom: outer,
      left: none,
      right: none,
      insideHorizontal: inner,
      insideVertical: none,
    },
    float: {
      horizontalAnchor: TableAnchorType.MARGIN,
      verticalAnchor: TableAnchorType.MARGIN,
      relativeHorizontalPosition: RelativeHorizontalPosition.LEFT,
      relativeVerticalPosition: RelativeVerticalPosition.BOTTOM,
    },
    rows: copies === null ? [printed] : [copied(), printed],
  });
}
