import {
  encodeArchive,
  type HouseTemplate,
  type NamedHistory,
  type Report,
  type SectionId,
} from '@huigao/report';
import { strToU8 } from 'fflate';
import type { SuggestionRanges } from './docx/revisions/revised-report';
import type { ExportedFile } from './exported-file';
import { figuresCsv } from './figures/figures-csv';
import { figuresXlsx } from './figures/figures-xlsx';
import { html } from './html';
import { type Layout, plainLayout } from './layout';
import { markdown } from './markdown';
import { outsiderPackage } from './outsider';
import { plainText } from './plain-text';
import type { PdfStandard, Typesetter, TypesettingRefusal } from './typst/typesetter';
import { typstPages } from './typst/typst-pages';

/** Formats a report can be taken away in; `xlsx` and `csv` are its figures, `json` the archive that imports back without loss. */
export const exportFormats = ['docx', 'pdf', 'html', 'md', 'txt', 'xlsx', 'csv', 'json'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** For whom a file is made: anybody, colleagues who review, or people outside. */
export const copies = ['clean', 'review', 'outsider'] as const;
export type Copy = (typeof copies)[number];

/** How a file is made. What is absent is as usual. */
export interface ExportOptions {
  readonly layout?: Layout;
  readonly standard?: PdfStandard;
  /** A `review` copy has comments and suggestions, an `outsider` copy lies in a package with a manifest of figures and digests. */
  readonly copy?: Copy;
  /** Where suggestions stand, for a review copy; those that are not in it are found by their words. */
  readonly suggestions?: SuggestionRanges;
  /** Styles, page, headers and footers of the office's own, for Word documents; PDF files have its page, headers and footers. */
  readonly house?: HouseTemplate | null;
  /** How texts came about, for an archive that is to say it; that of a section ends with the text it has. Never for people outside. */
  readonly histories?: ReadonlyMap<SectionId, NamedHistory>;
  /** Sets pages; without one there is no PDF. */
  readonly typesetter?: Typesetter;
  /** Told how far it is, 0 to 1, where that is known. */
  readonly progress?: (part: number) => void;
  /** The day it is made, `YYYY-MM-DD`: what a report for keeping (PDF/A) is dated with when its signature is not. */
  readonly today?: string;
}

const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const file = (bytes: Uint8Array, mediaType: string, extension: string): ExportedFile => ({
  ok: true,
  bytes,
  mediaType,
  extension,
  substitutes: [],
  missing: [],
  leftOut: [],
});

const textFile = (text: string, mediaType: string, extension: string): ExportedFile =>
  file(strToU8(text), `${mediaType}; charset=utf-8`, extension);

/** Numbers are the report's there; faces and distances are the standard's. */
const leftOutOfPdf = ({ leftOut }: HouseTemplate) => [
  ...leftOut.filter((one) => one !== 'numbering'),
  'styles' as const,
];

function pdf(
  report: Report,
  { layout = plainLayout, standard = '1.7', typesetter, today, house = null, progress }: ExportOptions,
): ExportedFile | TypesettingRefusal {
  if (!typesetter) return { ok: false, code: 'cannot-typeset', detail: 'no typesetter' };
  const { wardrobe, substitutes } = typesetter;
  const date = report.signature.date ?? (standard === 'a-2b' ? (today ?? null) : null);
  const set = typesetter.pdf(typstPages(report, { layout, wardrobe, date, house }), {
    standard,
    ...(progress ? { progress } : {}),
  });
  // An archive needs a glyph for every character: which it lacks says more than that it lacks one.
  if (!set.ok) return { ...set, detail: [set.detail, ...set.missing].join(' ') };
  return {
    ...file(set.bytes, 'application/pdf', 'pdf'),
    substitutes,
    missing: set.missing,
    leftOut: house ? leftOutOfPdf(house) : [],
  };
}

/**
 * A report as a file. Places and computed numbers are in it as shown; the same report gives the same bytes.
 * The writer of Word documents is large, and loaded when the first one is asked for. Only a PDF can be refused.
 */
export async function exportReport<Format extends ExportFormat>(
  report: Report,
  to: Format,
  options: ExportOptions = {},
): Promise<ExportedFile | (Format extends 'pdf' ? TypesettingRefusal : never)> {
  type Exported = ExportedFile | (Format extends 'pdf' ? TypesettingRefusal : never);
  const written = await write(report, to, options);
  const isPacked = options.copy === 'outsider' && written.ok;
  return (isPacked ? outsiderPackage(report, written) : written) as Exported;
}

async function write(
  report: Report,
  to: ExportFormat,
  options: ExportOptions,
): Promise<ExportedFile | TypesettingRefusal> {
  switch (to) {
    case 'docx': {
      const { writeDocx } = await import('./docx/write-docx');
      const suggestions = options.copy === 'review' ? (options.suggestions ?? new Map()) : null;
      const house = options.house ?? null;
      const bytes = await writeDocx(report, options.layout ?? plainLayout, {
        suggestions,
        house,
        ...(options.progress ? { progress: options.progress } : {}),
      });
      return { ...file(bytes, docxType, 'docx'), leftOut: house?.leftOut ?? [] };
    }
    case 'pdf':
      return pdf(report, options);
    case 'html':
      return textFile(html(report), 'text/html', 'html');
    case 'md':
      return textFile(markdown(report), 'text/markdown', 'md');
    case 'txt':
      return textFile(plainText(report), 'text/plain', 'txt');
    case 'xlsx':
      return file(figuresXlsx(report), xlsxType, 'xlsx');
    case 'csv':
      return textFile(figuresCsv(report), 'text/csv', 'csv');
    case 'json': {
      const histories = options.copy === 'outsider' ? new Map() : (options.histories ?? new Map());
      const text = encodeArchive(forReader(report, options), { histories });
      return file(strToU8(text), 'application/json', 'huigao.json');
    }
  }
}

/** What colleagues say of a report is not for people outside. */
const forReader = (report: Report, { copy }: ExportOptions): Report =>
  copy === 'outsider' ? { ...report, threads: new Map(), suggestions: new Map() } : report;

/** Longest name without its extension: file systems end at 255 bytes, and a Han character takes three. */
const longestName = 70;

/** A file name for a report: its title without what file systems refuse. */
export function exportName(report: Report, extension: string): string {
  const name = report.title
    .replace(/[\p{Cc}\p{Cs}]/gu, '')
    .replace(/[/\\:*?"<>|]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const short = [...name]
    .slice(0, longestName)
    .join('')
    .replace(/^[. ]+|[. ]+$/g, '');
  return `${short || '报告'}.${extension}`;
}
