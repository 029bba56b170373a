// What the writing library leaves open, set right in the finished package. The same report gives the same bytes: the time of
// writing is taken out.

import type { HouseTemplate } from '@huigao/report';
import { type Document, Packer } from 'docx';
import { strToU8, type Zippable, zipSync } from 'fflate';
import { dressedNumbering, dressedStyles } from './house-dress';
import { withHouseLines } from './house-lines';

/** Zip stores local time without a zone; this is its first moment, wherever it is written. */
const zipEpoch = () => new Date(1980, 0, 1);

/** Changes of parts, by path. */
const finishes: Readonly<Record<string, (xml: string) => string>> = {
  // Dates of creation and change are optional.
  'docProps/core.xml': (xml) =>
    xml
      .replace(/<dcterms:(created|modified)\b[^>]*>[^<]*<\/dcterms:\1>/g, '')
      .replace('</cp:coreProperties>', '<dc:language>zh-CN</dc:language></cp:coreProperties>'),
  // A full line of 28 characters needs no squeezed punctuation.
  'word/settings.xml': (xml) =>
    xml
      .replace('<w:evenAndOddHeaders/>', '$&<w:characterSpacingControl w:val="doNotCompress"/>')
      .replace('</w:compat>', '$&<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>'),
  // Word parts digits from Han signs by one setting, LibreOffice by that for letters.
  'word/document.xml': (xml) =>
    xml.replaceAll('<w:autoSpaceDN w:val="false"/>', '<w:autoSpaceDE w:val="false"/>$&'),
  // One real multilevel list: the library calls every list hybrid, and its levels tentative, which means unused.
  'word/numbering.xml': (xml) =>
    xml.replaceAll('w:val="hybridMultilevel"', 'w:val="multilevel"').replaceAll(' w:tentative="1"', ''),
  // The library dates every comment; of some it is not known when they were made.
  'word/comments.xml': (xml) => xml.replace(/ w:date="1970-01-01T00:00:00[^"]*"/g, ''),
  // Every page has its 22 lines: none is moved to keep two lines of a paragraph together.
  // What is higher than a line of the grid, such as the title's 22 pt, LibreOffice gives two lines each.
  'word/styles.xml': (xml) =>
    xml
      .replace('<w:pPrDefault><w:pPr>', '$&<w:widowControl w:val="0"/>')
      .replace(
        /(<w:style\b[^>]*w:styleId="(?:Title|AttachmentTitle|Mark|Colophon|Table(?:Text|Head)\d*|Caption)"[^>]*>(?:(?!<\/w:style>).)*?<w:pPr>(?:(?!<\/w:pPr>).)*?)(<w:spacing )/gs,
        '$1<w:snapToGrid w:val="0"/>$2',
      ),
};

const asItIs = (xml: string) => xml;

/** What a house template changes of a part, after it is finished. */
function dressOf(path: string, house: HouseTemplate): (xml: string) => string {
  switch (path) {
    case 'word/styles.xml':
      return (xml) => dressedStyles(xml, house);
    case 'word/numbering.xml':
      return (xml) => dressedNumbering(xml, house);
    case 'word/theme/theme1.xml':
      return (xml) => house.theme ?? xml;
    default:
      return /^word\/(?:header|footer)\d+\.xml$/.test(path) ? (xml) => withHouseLines(xml, house) : asItIs;
  }
}

/** The parts of a package, by path. */
export type PackageParts = ReadonlyMap<string, string | Uint8Array>;

/**
 * The parts of a document, not zipped yet: its own zip would be unpacked here and packed anew, a third of the time it takes to write a
 * report. A test holds that these are what the library itself zips.
 */
export const packageParts = (document: Document): PackageParts =>
  Packer['compiler'].compile(document, undefined) as PackageParts;

/** A document as the library writes it, finished, dressed in a house template, and packed. */
export function finishPackage(written: PackageParts, house: HouseTemplate | null): Uint8Array {
  const mtime = zipEpoch();
  const parts: Zippable = {};
  for (const [path, data] of written) {
    const finish = finishes[path] ?? asItIs;
    const dress = house ? dressOf(path, house) : asItIs;
    const bytes = typeof data === 'string' ? strToU8(dress(finish(data))) : data;
    parts[path] = [bytes, { mtime }];
  }
  return zipSync(parts, { level: 6 });
}
