// The archive `.huigao.json`: a report as one file, read back equal. People stay with the installation: whoever said something in it is
// only named.

import type { Node } from 'prosemirror-model';
import {
  type ArchivedHistories,
  archivedHistories,
  historiesIn,
  type NamedHistory,
} from './archived-histories';
import { bodyFault, bodySchema, schemaVersion } from './body/schema';
import { completeFigure, type EarlierFigure } from './earlier-figure';
import type { SectionId } from './ids';
import { maxOwnRules, type OwnRule, ownRuleFault } from './own-rule';
import { type ArchivedRemarks, archivedRemarks, remarksIn } from './remarks/archived-remarks';
import type { Figure, OutlineEntry, Report } from './report';
import { decodeIndicator, decodeTask, indicatorContent, taskContent } from './tasks/task-content';
import { guideFault, type SectionGuide } from './templates/section-guide';
import { sectionKinds } from './templates/section-kind';
import type { ReportSeed } from './templates/template';
import { maxWaivers, type Waiver } from './waiver';

interface Archive {
  readonly huigao: 1;
  readonly schemaVersion: number;
  readonly title: string;
  readonly year: number | null;
  readonly signature: Report['signature'];
  readonly scheme: readonly string[];
  readonly outline: readonly {
    kind: string;
    level: number;
    title: string;
    body: unknown;
    /** Absent where the template's holds. */
    guide?: SectionGuide;
  }[];
  readonly figures: readonly Figure[];
  /** Absent in archives of earlier versions, and where there are none. */
  readonly waivers?: readonly Waiver[];
  readonly rules?: readonly OwnRule[];
  /** Absent in archives made before there were such. */
  readonly tasks?: readonly unknown[];
  readonly indicators?: readonly unknown[];
  /** What is said of it; absent in archives made before they carried that, and where there is nothing. */
  readonly remarks?: ArchivedRemarks;
  /** How the texts came about; absent where that was not asked for. */
  readonly histories?: ArchivedHistories;
}

export type ArchiveFault = 'not-an-archive' | 'newer-archive' | 'broken-archive';

/** What an archive holds besides the report. */
interface ArchiveOptions {
  /** Histories of its texts; that of a section ends with the text it has. */
  readonly histories?: ReadonlyMap<SectionId, NamedHistory>;
}

/** The archive of a report, as JSON text. */
export function encodeArchive(report: Report, { histories }: ArchiveOptions = {}): string {
  const remarks = archivedRemarks(report);
  const archive: Archive = {
    huigao: 1,
    schemaVersion,
    title: report.title,
    year: report.year,
    signature: report.signature,
    scheme: report.scheme,
    outline: report.outline.map(({ id, kind, level, title, guide }) => ({
      kind,
      level,
      title,
      body: report.bodies.get(id)?.toJSON() ?? null,
      ...(guide ? { guide } : {}),
    })),
    figures: [...report.figures.values()],
    ...(report.waivers.size > 0 ? { waivers: [...report.waivers.values()] } : {}),
    ...(report.rules.size > 0 ? { rules: [...report.rules.values()] } : {}),
    tasks: [...report.tasks.values()].map(taskContent),
    indicators: [...report.indicators.values()].map(indicatorContent),
    ...(Object.keys(remarks).length > 0 ? { remarks } : {}),
  };
  const text = JSON.stringify(archive, null, 1);
  if (!histories || histories.size === 0) return `${text}\n`;
  // On one line: they are tens of thousands of short lists.
  const last = text.lastIndexOf('\n}');
  return `${text.slice(0, last)},\n "histories": ${JSON.stringify(archivedHistories(report, histories))}\n}\n`;
}

function decodeEntry(entry: Archive['outline'][number]): ReportSeed['outline'][number] {
  const kind = entry.kind as OutlineEntry['kind'];
  if (kind !== 'part' && !sectionKinds.includes(kind)) throw new RangeError(`kind ${entry.kind}`);
  if (entry.level !== 1 && entry.level !== 2) throw new RangeError(`level ${entry.level}`);
  let body: Node | null = null;
  if (kind !== 'part') {
    body = bodySchema.nodeFromJSON(entry.body);
    body.check();
    const fault = bodyFault(body);
    if (fault) throw new RangeError(fault);
  }
  return { kind, level: entry.level, title: String(entry.title), body, guide: decodeGuide(entry.guide) };
}

function decodeGuide(guide: SectionGuide | undefined): SectionGuide | undefined {
  if (guide === undefined) return undefined;
  const { words, least, most } = guide;
  const fault = guideFault({ words, least, most });
  if (fault) throw new RangeError(`guide ${fault}`);
  return { words, least, most };
}

function decodeFigure(figure: EarlierFigure): Figure {
  for (const key of ['id', 'label', 'group', 'unit', 'format', 'note'] as const)
    if (typeof figure[key] !== 'string') throw new RangeError(`figure ${key}`);
  const history = Array.isArray(figure.history) ? figure.history : [];
  return completeFigure({ ...figure, owner: null, history });
}

function decodeWaiver(waiver: Waiver): Waiver {
  for (const key of ['finding', 'rule', 'message', 'why', 'name'] as const)
    if (typeof waiver[key] !== 'string' || waiver[key] === '') throw new RangeError(`waiver ${key}`);
  // Sections have other ids wherever an archive is read.
  return { ...waiver, section: null, parameters: { ...waiver.parameters } };
}

function decodeRule(rule: OwnRule): OwnRule {
  for (const key of ['id', 'name', 'left', 'right', 'tolerance', 'message'] as const)
    if (typeof rule[key] !== 'string') throw new RangeError(`rule ${key}`);
  const fault = ownRuleFault(rule);
  if (fault) throw new RangeError(`rule ${fault}`);
  return rule;
}

/** Reads an archive. A fault names what is wrong: no archive, made by a newer version, or damaged (with where). */
export function decodeArchive(
  text: string,
): { ok: true; seed: ReportSeed } | { ok: false; code: ArchiveFault; detail: string } {
  let archive: Archive;
  try {
    archive = JSON.parse(text) as Archive;
  } catch (error) {
    return { ok: false, code: 'not-an-archive', detail: String(error) };
  }
  if (archive?.huigao !== 1) return { ok: false, code: 'not-an-archive', detail: '' };
  if (archive.schemaVersion > schemaVersion) return { ok: false, code: 'newer-archive', detail: '' };
  try {
    const { title, year, signature, scheme } = archive;
    const outline = archive.outline.map(decodeEntry);
    const bodies = outline.map(({ body }) => body);
    return {
      ok: true,
      seed: {
        title: String(title),
        year: typeof year === 'number' ? year : null,
        signature: { department: String(signature.department), date: signature.date ?? null },
        scheme: scheme.map(String),
        outline,
        figures: archive.figures.map(decodeFigure),
        waivers: (archive.waivers ?? []).slice(0, maxWaivers).map(decodeWaiver),
        rules: (archive.rules ?? []).slice(0, maxOwnRules).map(decodeRule),
        tasks: (archive.tasks ?? []).map(decodeTask),
        indicators: (archive.indicators ?? []).map(decodeIndicator),
        remarks: remarksIn(archive.remarks ?? {}),
        ...(archive.histories ? { histories: historiesIn(archive.histories, bodies) } : {}),
      },
    };
  } catch (error) {
    return { ok: false, code: 'broken-archive', detail: String(error) };
  }
}
