import type { ReportId, Role, SectionKind, Standing, TemplateId, Waiting } from '@huigao/report';
import { watchErrand } from '../app/errand-progress';
import { type HttpResult, request, upload } from '../app/http';
import { newTaskName } from '../app/task-name';

/** A report as the start page lists it. */
export interface ReportSummary {
  readonly id: ReportId;
  readonly title: string;
  /** Epoch ms. */
  readonly updatedAt: number;
  /** What the asker is in it. */
  readonly roles: readonly Role[];
  /** How it stands, and what waits for the asker; null: the server has not looked yet. */
  readonly standing: (Omit<Standing, 'waiting'> & { readonly waiting: Waiting }) | null;
}

/** A figure that an amount of a file could become; `text` as it stands there first. */
export interface ProposedFigure {
  readonly label: string;
  readonly group: string;
  readonly text: string;
  readonly places: number;
  readonly isSuggested: boolean;
}

/** A task or an indicator that a file speaks of; `said`: its amounts, or its target and its actual value, as they stand there. */
export interface ProposedRecord {
  readonly kind: 'task' | 'indicator';
  readonly title: string;
  readonly said: readonly string[];
}

/** Which of what was proposed is taken, by places in the preview's lists. */
export interface TakenProposals {
  readonly figures: ReadonlySet<number>;
  readonly records: ReadonlySet<number>;
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
  /** Null: the file is no text. */
  readonly encoding: string | null;
  /** Comment threads that come with it. */
  readonly comments: number;
  readonly suggestions: number;
  /** Sections that come with how their text came about. */
  readonly histories: number;
  /** Figures that could be made of its amounts. */
  readonly figures: readonly ProposedFigure[];
  /** Tasks, each followed by its indicators, that could become records. */
  readonly records: readonly ProposedRecord[];
  readonly paragraphs: number;
}

export type NewReport =
  | {
      readonly from: 'template';
      readonly template: TemplateId;
      readonly title: string;
      readonly year: number;
      readonly department: string;
    }
  | { readonly from: 'sample' }
  | { readonly from: 'report'; readonly report: ReportId; readonly title: string; readonly year: number };

/** @param signal - aborted, it is not made, unless it was already */
export const createReport = (
  report: NewReport,
  signal: AbortSignal | null = null,
): Promise<HttpResult<{ readonly id: ReportId }>> => request('POST', '/reports', report, { signal });

/** Puts a report away 归档, or takes it back into the lists. */
export const archiveReport = (report: ReportId, archived: boolean): Promise<HttpResult<unknown>> =>
  request('POST', `/reports/${report}/commands`, { type: 'archiveReport', archived });

const importPath = (file: File, query: Readonly<Record<string, string>>) =>
  `/reports/import?${new URLSearchParams({ filename: file.name, ...query })}`;

export interface ImportRun {
  readonly onProgress: (part: number) => void;
  /** Aborted, the server stops reading. */
  readonly signal: AbortSignal;
}

/** Sends a file: half of the way is sending, half is the server reading. */
async function send<Value>(
  file: File,
  query: Readonly<Record<string, string>>,
  { onProgress, signal }: ImportRun,
): Promise<HttpResult<Value>> {
  const task = newTaskName();
  let sent = 0;
  const stop = watchErrand(task, (part) => sent >= 1 && onProgress(0.5 + part / 2));
  const onSent = (part: number) => {
    sent = part;
    onProgress(part / 2);
  };
  try {
    return await upload(importPath(file, { ...query, task }), file, onSent, signal);
  } finally {
    stop();
  }
}

/** Reads a file on the server without keeping anything. */
export const previewImport = (file: File, run: ImportRun): Promise<HttpResult<ImportPreview>> =>
  send(file, { preview: '1' }, run);

/** Makes a report of a file. */
export const importReport = (
  file: File,
  { figures, records }: TakenProposals,
  run: ImportRun,
): Promise<HttpResult<{ readonly id: ReportId }>> =>
  send(file, { figures: [...figures].join(','), records: [...records].join(',') }, run);
