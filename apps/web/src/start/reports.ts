import type { ReportId, Role, SectionKind } from '@huigao/report';
import { type HttpResult, request, upload } from '../app/http';

/** A report as the start page lists it. */
export interface ReportSummary {
  readonly id: ReportId;
  readonly title: string;
  /** Epoch ms. */
  readonly updatedAt: number;
  /** What the asker is in it. */
  readonly roles: readonly Role[];
}

/** What a file would become, before it does. */
export interface ImportPreview {
  readonly title: string;
  readonly sections: readonly {
    readonly number: string;
    readonly title: string;
    readonly kind: SectionKind | 'part';
    readonly characters: number;
  }[];
  /** What was not understood, or will stand or read otherwise; `why` is a code of the importer. */
  readonly notUnderstood: readonly { readonly line: number; readonly text: string; readonly why: string }[];
  readonly encoding: string;
  readonly paragraphs: number;
}

export type NewReport =
  | { readonly from: 'template'; readonly title: string; readonly year: number; readonly department: string }
  | { readonly from: 'sample' };

export const createReport = (report: NewReport): Promise<HttpResult<{ readonly id: ReportId }>> =>
  request('POST', '/reports', report);

const importPath = (file: File, query: string) =>
  `/reports/import?filename=${encodeURIComponent(file.name)}${query}`;

/** Reads a file on the server without keeping anything. */
export const previewImport = (
  file: File,
  onProgress: (part: number) => void,
): Promise<HttpResult<ImportPreview>> => upload(importPath(file, '&preview=1'), file, onProgress);

/** Makes a report of a file. */
export const importReport = (
  file: File,
  onProgress: (part: number) => void,
): Promise<HttpResult<{ readonly id: ReportId }>> => upload(importPath(file, ''), file, onProgress);
