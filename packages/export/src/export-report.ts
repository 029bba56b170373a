import { encodeArchive, type Report } from '@huigao/report';
import { strToU8 } from 'fflate';
import { type Layout, plainLayout } from './layout';
import { markdown } from './markdown';
import { plainText } from './plain-text';

/** Formats a report can be taken away in; `json` is the archive `.huigao.json` that imports back without loss. */
export const exportFormats = ['docx', 'md', 'txt', 'json'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** A finished file. */
export interface ExportedFile {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  /** Without the leading dot. */
  readonly extension: string;
}

const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const textFile = (text: string, mediaType: string, extension: string): ExportedFile => ({
  bytes: strToU8(text),
  mediaType,
  extension,
});

/**
 * A report as a file. Places and computed numbers are in it as shown; the same report gives the same bytes.
 * The writer of Word documents is large, and loaded when the first one is asked for.
 */
export async function exportReport(
  report: Report,
  to: ExportFormat,
  layout: Layout = plainLayout,
): Promise<ExportedFile> {
  switch (to) {
    case 'docx': {
      const { writeDocx } = await import('./docx/write-docx');
      return { bytes: await writeDocx(report, layout), mediaType: docxType, extension: 'docx' };
    }
    case 'md':
      return textFile(markdown(report), 'text/markdown; charset=utf-8', 'md');
    case 'txt':
      return textFile(plainText(report), 'text/plain; charset=utf-8', 'txt');
    case 'json':
      return textFile(encodeArchive(report), 'application/json', 'huigao.json');
  }
}

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
