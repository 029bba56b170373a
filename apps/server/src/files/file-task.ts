// Files are read and written by tasks that are plain data, so that they can be done in another process.

import {
  type ExportedFile,
  type ExportFormat,
  type ExportOptions,
  exportReport,
  type Typesetter,
  type TypesettingRefusal,
} from '@huigao/export';
import {
  type ImportRefusal,
  proposeFigures,
  proposeRecords,
  importFile as readFile,
  readHouseTemplate,
  withFigures,
  withRecords,
} from '@huigao/import';
import {
  type ArchiveFault,
  bodyAtMoment,
  decodeArchive,
  type NamedHistory,
  type Report,
  type ReportSeed,
  type SectionHistory,
  type SectionId,
} from '@huigao/report';
import { type FirstDocuments, type NewOwner, seededDocuments } from './first-documents';
import { type ImportPreview, previewOf } from './import-preview';
import { type PackedReport, unpackReport } from './packed-report';

/** The history of a section as it is read: JSON of a `SectionHistory`, and who is in it. */
export interface PackedHistory {
  readonly section: SectionId;
  readonly json: Uint8Array;
  readonly names: NamedHistory['names'];
}

/** A report to be written as a file. */
export interface ExportTask {
  readonly do: 'export';
  readonly report: PackedReport;
  readonly to: ExportFormat;
  readonly options: Omit<ExportOptions, 'typesetter' | 'house' | 'progress' | 'histories'>;
  /** How its texts came about, for an archive that is to say it. */
  readonly histories?: readonly PackedHistory[];
  /** A house template 单位模板, for Word documents and PDF files: the bytes of a .docx. */
  readonly house?: Uint8Array;
}

/** A file to be read as a report. */
export interface ImportTask {
  readonly do: 'import';
  readonly bytes: Uint8Array;
  readonly filename: string;
  /** Which of the proposed figures are taken, by their places in the list of the preview. */
  readonly figures: readonly number[];
  /** Likewise of the proposed tasks and indicators. */
  readonly records: readonly number[];
  /** Who the report will belong to; null: nothing but a preview is wanted. */
  readonly owner: NewOwner | null;
}

export type FileTask = ExportTask | ImportTask;

/** What a file became, and what a person should look at. */
export interface ImportedFile {
  readonly ok: true;
  readonly preview: ImportPreview;
  /** The report's documents, where one is wanted. */
  readonly first: FirstDocuments | null;
}

/** What was given as a house template is none. */
interface TemplateRefusal {
  readonly ok: false;
  readonly code: 'bad-template';
  readonly detail: string;
}

interface ArchiveRefusal {
  readonly ok: false;
  readonly code: ArchiveFault;
  readonly detail: string;
}

/** What each task comes to. */
export interface FileResults {
  readonly export: ExportedFile | TypesettingRefusal | TemplateRefusal;
  readonly import: ImportedFile | ImportRefusal | ArchiveRefusal;
}

/** The part that is done, 0 to 1. */
export type Progress = (part: number) => void;

/** Gives what sets pages, opened when the first PDF is asked for. */
export type OpenTypesetter = () => Promise<Typesetter>;

/** The part of an import that is reading; the rest is making documents. */
const readingPart = 0.6;

/** What a seed comes to. It holds what a text may not hold only where it comes from an archive. */
function imported(seed: ReportSeed, preview: ImportPreview, owner: NewOwner | null): FileResults['import'] {
  if (owner === null) return { ok: true, preview, first: null };
  const first = seededDocuments(seed, owner);
  return first ? { ok: true, preview, first } : { ok: false, code: 'broken-archive', detail: '' };
}

function importFile(task: ImportTask, progress: Progress): FileResults['import'] {
  const { bytes, filename, figures, records, owner } = task;
  if (/\.json$/i.test(filename)) {
    const decoded = decodeArchive(new TextDecoder().decode(bytes));
    if (!decoded.ok) return decoded;
    const source = { notUnderstood: [], encoding: 'utf-8', paragraphs: null } as const;
    return imported(decoded.seed, previewOf(decoded.seed, source, { figures: [], records: [] }), owner);
  }
  const result = readFile(bytes, filename, (part) => progress(owner ? part * readingPart : part));
  if (!result.ok) return result;
  const { seed } = result.proposal;
  const proposedFigures = proposeFigures(seed, filename);
  const proposed = { figures: proposedFigures, records: proposeRecords(seed, proposedFigures) };
  const preview = previewOf(seed, result.proposal, proposed);
  const linked = withFigures(seed, takenOf(proposed.figures, figures));
  return imported(withRecords(linked, takenOf(proposed.records, records)), preview, owner);
}

function takenOf<Proposed>(all: readonly Proposed[], places: readonly number[]): readonly Proposed[] {
  const taken = new Set(places);
  return all.filter((_, index) => taken.has(index));
}

/**
 * Histories, and the report with the texts that they end with: those are texts it had a moment ago, where somebody has written on since
 * they were read.
 */
function withHistories(report: Report, packed: readonly PackedHistory[]) {
  const histories = new Map<SectionId, NamedHistory>();
  const bodies = new Map(report.bodies);
  for (const { section, json, names } of packed) {
    const history = JSON.parse(new TextDecoder().decode(json)) as SectionHistory;
    const end = bodyAtMoment(history, history.moments.length - 1);
    if (!end || !bodies.has(section)) continue;
    histories.set(section, { history, names });
    bodies.set(section, end.body);
  }
  return { report: { ...report, bodies }, histories };
}

async function exportFile(
  { report: asked, to, options, house, histories: packed = [] }: ExportTask,
  openTypesetter: OpenTypesetter,
  progress: Progress,
): Promise<FileResults['export']> {
  const typesetter = to === 'pdf' ? { typesetter: await openTypesetter() } : {};
  const template = house && readHouseTemplate(house);
  if (template && !template.ok) return { ok: false, code: 'bad-template', detail: template.detail };
  const dress = template ? { house: template.house } : {};
  const { report, histories } = withHistories(unpackReport(asked), packed);
  return exportReport(report, to, { ...options, ...typesetter, ...dress, histories, progress });
}

/** Does a task in this process. */
export async function perform(
  task: FileTask,
  openTypesetter: OpenTypesetter,
  progress: Progress,
): Promise<FileResults[FileTask['do']]> {
  progress(0);
  return task.do === 'import' ? importFile(task, progress) : exportFile(task, openTypesetter, progress);
}
