// Faces, sizes and distances of GB/T 9704-2012 in Word's units: twips (1/20 pt) and half-points.

import {
  AlignmentType,
  type IFontAttributesProperties,
  type IParagraphStyleOptions,
  LineRuleType,
} from 'docx';
import {
  areaWidthPt,
  bodySizePt,
  condensedPt,
  type HanFont,
  levelFont,
  linePitchPt,
  titleSizePt,
} from '../grid';
import { textWidthEm, titleLines } from '../text-width';

/** A4 and the type area of 156 × 225 mm (5.1, 5.2.1). */
export const page = {
  size: { width: 11906, height: 16838 },
  /** The footer's distance puts the dash of the page number 7 mm below the type area (7.5). */
  margin: { top: 2098, bottom: 1984, left: 1588, right: 1474, footer: 1446, header: 851 },
} as const;

/** Pitch of the lines in twips. */
export const linePitch = Math.round(linePitchPt * 20);
const line = { line: linePitch, lineRule: LineRuleType.EXACT, before: 0, after: 0 } as const;

/** Two characters, as Word counts them and, for programs that do not, in twips. */
export const indent = { left: 0, firstLine: 640, firstLineChars: 200 } as const;
const flush = { left: 0, firstLine: 0, firstLineChars: 0 } as const;

/**
 * Indents on both sides of a title, so that it breaks by itself where its lines should end: no sign is added to its text. A quarter
 * of a character is left over, so that no rounding breaks a line early.
 */
export function titleIndent(title: string): { readonly left: number; readonly right: number } {
  const area = areaWidthPt / titleSizePt;
  const lines = titleLines(title, area);
  if (lines.length === 1) return { left: 0, right: 0 };
  const widest = Math.max(...lines.map(textWidthEm)) + 0.25;
  const side = Math.max(Math.floor(((area - widest) / 2) * titleSizePt * 20), 0);
  return { left: side, right: side };
}

/** A face for Han text, and the usual one for letters and digits. */
export const fonts = (eastAsia: HanFont): IFontAttributesProperties => ({
  ascii: 'Times New Roman',
  hAnsi: 'Times New Roman',
  cs: 'Times New Roman',
  eastAsia,
});

/** Quotation marks and dashes belong to both scripts; the hint gives them to the Han face. */
export const hanHint: IFontAttributesProperties = { hint: 'eastAsia' };

/** Defaults of the whole document. */
export const documentDefaults = {
  run: {
    font: fonts('仿宋_GB2312'),
    size: bodySizePt * 2,
    characterSpacing: -condensedPt * 20,
    language: { value: 'en-US', eastAsia: 'zh-CN' },
  },
  paragraph: { spacing: line },
} as const;

const normal = { basedOn: 'Normal', quickFormat: true } as const;

/** Styles by Word's own ids and names, so that its navigation and tables of contents know them. */
export function paragraphStyles(
  headings: readonly IParagraphStyleOptions[],
): readonly IParagraphStyleOptions[] {
  return [
    {
      ...normal,
      id: 'Title',
      name: 'Title',
      next: 'BodyText',
      run: { font: fonts('方正小标宋简体'), size: titleSizePt * 2, characterSpacing: 0 },
      paragraph: { alignment: AlignmentType.CENTER, indent: flush, spacing: { ...line, after: linePitch } },
    },
    ...headings,
    {
      ...normal,
      id: 'BodyText',
      name: 'Body Text',
      paragraph: { alignment: AlignmentType.BOTH, indent },
    },
    {
      ...normal,
      id: 'Signature',
      name: 'Signature',
      next: 'Date',
      paragraph: { keepNext: true, spacing: { ...line, before: linePitch } },
    },
    { ...normal, id: 'Date', name: 'Date', paragraph: {} },
    { ...normal, id: 'AttachmentNote', name: 'Attachment Note', paragraph: {} },
    {
      ...normal,
      id: 'Attachment',
      name: 'Attachment',
      next: 'AttachmentTitle',
      run: { font: fonts('黑体') },
      paragraph: { indent: flush, keepNext: true },
    },
    {
      ...normal,
      id: 'AttachmentTitle',
      name: 'Attachment Title',
      next: 'BodyText',
      run: { font: fonts('方正小标宋简体'), size: titleSizePt * 2, characterSpacing: 0 },
      paragraph: {
        alignment: AlignmentType.CENTER,
        outlineLevel: 0,
        indent: flush,
        // On the third line of its page (7.3.7).
        spacing: { ...line, before: linePitch, after: linePitch },
      },
    },
    {
      ...normal,
      id: 'Footer',
      name: 'footer',
      // Digits of a page number are of 宋体 as well (7.5).
      run: {
        font: { ascii: '宋体', hAnsi: '宋体', cs: '宋体', eastAsia: '宋体' },
        size: 28,
        characterSpacing: 0,
      },
      paragraph: { indent: flush, spacing: { ...line, line: 280 } },
    },
  ];
}

/** The style of headings of one level. */
export function headingStyle(level: number, list: string): IParagraphStyleOptions {
  return {
    ...normal,
    id: `Heading${level}`,
    name: `heading ${level}`,
    next: 'BodyText',
    run: { font: fonts(levelFont(level)) },
    paragraph: {
      keepNext: true,
      outlineLevel: level - 1,
      numbering: { reference: list, level: level - 1 },
      indent,
    },
  };
}
