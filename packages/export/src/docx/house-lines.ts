// Headers and footers of a house template in the finished package. The writing library writes a mark for them, a paragraph of a style that
// there is not; what stands there is put in its place.

import type { HouseEdges, HouseLine, HouseRun, HouseTemplate } from '@huigao/report';
import { Paragraph } from 'docx';
import { ordered, paragraphOrder, runOrder } from './property-order';
import { xmlText } from './xml-text';

type Edge = 'headers' | 'footers';
type Sheet = keyof HouseEdges;

/** Stands for the lines of a header or footer. */
export const houseMark = (edge: Edge, sheet: Sheet) => new Paragraph({ style: `House-${edge}-${sheet}` });

const anyMark = /<w:p><w:pPr><w:pStyle w:val="House-(headers|footers)-(first|odd|even)"\/><\/w:pPr><\/w:p>/g;

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const textXml = (text: string) =>
  xmlText(text)
    .split(/([\t\n])/)
    .map((part) => {
      if (part === '\t') return '<w:tab/>';
      if (part === '\n') return '<w:br/>';
      return part === '' ? '' : `<w:t xml:space="preserve">${escaped(part)}</w:t>`;
    })
    .join('');

function runXml({ run, content }: HouseRun): string {
  const of = (inner: string) => `<w:r><w:rPr>${ordered(runOrder, run)}</w:rPr>${inner}</w:r>`;
  if ('text' in content) return of(textXml(content.text));
  return `<w:fldSimple w:instr=" ${content.field} ">${of('<w:t>1</w:t>')}</w:fldSimple>`;
}

/** A list of the template's would be one of the report's, and a place in the outline an entry of it. */
const edgeOrder = paragraphOrder.filter((name) => name !== 'numPr' && name !== 'outlineLvl');

const lineXml = ({ paragraph, runs }: HouseLine) =>
  `<w:p><w:pPr>${ordered(edgeOrder, paragraph)}</w:pPr>${runs.map(runXml).join('')}</w:p>`;

/** A header or footer must hold a paragraph. */
const linesXml = (lines: readonly HouseLine[]) => lines.map(lineXml).join('') || '<w:p/>';

/** A part with the lines of the house where they are marked. */
export const withHouseLines = (xml: string, house: HouseTemplate): string =>
  xml.replace(anyMark, (_mark, edge: Edge, sheet: Sheet) => linesXml(house[edge]?.[sheet] ?? []));
