// Charts in Word: the shapes of the one drawing as shapes of Word's own, so that they stay sharp and can be changed there. A picture in
// SVG would need a raster beside it, for which there is no type on a server.

import { chartTextSize, type Drawing, type Shape } from '@huigao/report';
import {
  AlignmentType,
  ImportedXmlComponent,
  type IParagraphStyleOptions,
  LineRuleType,
  Paragraph,
} from 'docx';
import type { FlowChart } from '../flow';
import { xmlText } from './xml-text';

const flush = { left: 0, firstLine: 0, firstLineChars: 0 } as const;
const single = { line: 240, lineRule: LineRuleType.AUTO, before: 0, after: 0 } as const;

/** Styles of a chart's paragraph and of the texts in it. */
export const chartStyles: readonly IParagraphStyleOptions[] = [
  {
    id: 'Chart',
    name: 'Chart',
    basedOn: 'Normal',
    paragraph: { indent: flush, spacing: single, alignment: AlignmentType.CENTER },
  },
  {
    id: 'ChartText',
    name: 'Chart Text',
    basedOn: 'Normal',
    run: { size: chartTextSize * 2, characterSpacing: 0 },
    paragraph: { indent: flush, spacing: single },
  },
];

/** Length in English metric units. */
const emu = (pt: number) => Math.max(0, Math.round(pt * 12_700));

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string) => xmlText(text).replace(/[&<>"]/g, (sign) => signs[sign]!);

const ink = '<a:solidFill><a:srgbClr val="3D4451"/></a:solidFill>';
const fills = {
  solid: ink,
  hatched:
    '<a:pattFill prst="wdUpDiag"><a:fgClr><a:srgbClr val="3D4451"/></a:fgClr><a:bgClr><a:srgbClr val="FFFFFF"/></a:bgClr></a:pattFill>',
  blank: '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>',
} as const;

const box = (x: number, y: number, width: number, height: number, shape: string) =>
  `<a:xfrm><a:off x="${emu(x)}" y="${emu(y)}"/><a:ext cx="${emu(width)}" cy="${emu(height)}"/></a:xfrm><a:prstGeom prst="${shape}"><a:avLst/></a:prstGeom>`;

/** The box of a text, in which it stands at its anchor: as wide as the drawing lets it be, for a group has no room outside. */
function textBox({ x, y, anchor }: Shape & { readonly type: 'text' }, width: number): string {
  const half = Math.min(x, width - x);
  const [from, to] = anchor === 'start' ? [x, width] : anchor === 'end' ? [0, x] : [x - half, x + half];
  return box(from, y - chartTextSize, to - from, chartTextSize + 4, 'rect');
}

const sides = { start: 'left', middle: 'center', end: 'right' } as const;

function shapeXml(shape: Shape, width: number, id: number): string {
  const named = `<wps:cNvPr id="${id}" name="s${id}"/>`;
  switch (shape.type) {
    case 'bar': {
      const { x, y, height, fill } = shape;
      return `<wps:wsp>${named}<wps:cNvSpPr/><wps:spPr>${box(x, y, shape.width, height, 'rect')}${fills[fill]}<a:ln w="9525">${ink}</a:ln></wps:spPr><wps:bodyPr/></wps:wsp>`;
    }
    case 'line': {
      const { x1, y1, x2, y2, dashed } = shape;
      const dash = dashed ? '<a:prstDash val="dash"/>' : '';
      return `<wps:wsp>${named}<wps:cNvCnPr/><wps:spPr>${box(x1, y1, x2 - x1, y2 - y1, 'line')}<a:ln w="9525">${ink}${dash}</a:ln></wps:spPr><wps:bodyPr/></wps:wsp>`;
    }
    case 'text': {
      const at = textBox(shape, width);
      const words = `<w:p><w:pPr><w:pStyle w:val="ChartText"/><w:jc w:val="${sides[shape.anchor]}"/></w:pPr><w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t xml:space="preserve">${escaped(shape.text)}</w:t></w:r></w:p>`;
      return `<wps:wsp>${named}<wps:cNvSpPr txBox="1"/><wps:spPr>${at}<a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr><wps:txbx><w:txbxContent>${words}</w:txbxContent></wps:txbx><wps:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"/></wps:wsp>`;
    }
  }
}

const group = 'http://schemas.microsoft.com/office/word/2010/wordprocessingGroup';

function drawingXml(
  { width, height, shapes }: Drawing,
  title: string,
  description: string,
  id: number,
): string {
  const extent = `cx="${emu(width)}" cy="${emu(height)}"`;
  return [
    '<w:r><mc:AlternateContent><mc:Choice Requires="wpg"><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">',
    `<wp:extent ${extent}/><wp:docPr id="${id}" name="${escaped(title)}" descr="${escaped(description)}"/><wp:cNvGraphicFramePr/>`,
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">',
    `<a:graphicData uri="${group}"><wpg:wgp><wpg:cNvGrpSpPr/>`,
    `<wpg:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext ${extent}/><a:chOff x="0" y="0"/><a:chExt ${extent}/></a:xfrm></wpg:grpSpPr>`,
    ...shapes.map((shape, index) => shapeXml(shape, width, id * 1000 + index + 1)),
    '</wpg:wgp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice></mc:AlternateContent></w:r>',
  ].join('');
}

/**
 * A chart in Word.
 * @param id - one that no other chart of the document has
 */
export function wordChart({ drawing, title, description }: FlowChart, id: number): Paragraph {
  const xml = drawingXml(drawing, title, description, id);
  return new Paragraph({
    style: 'Chart',
    children: [ImportedXmlComponent.fromXmlString(xml) as unknown as never],
  });
}
