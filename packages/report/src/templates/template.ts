// A template is data: outline, guidance, figure definitions and first text. Other genres are other templates.

import type { Node } from 'prosemirror-model';
import type { SeedHistory } from '../archived-histories';
import { bodyFromNotation } from '../body/notation';
import { type NumberingScheme, standardScheme } from '../body/numbering';
import {
  type FigureId,
  figureId,
  type IndicatorId,
  type PersonId,
  type ReportId,
  type SectionId,
  sectionId,
  type TaskId,
} from '../ids';
import type { OwnRule, OwnRuleDefinition } from '../own-rule';
import { type ArchivedRemarks, remarksFromArchive } from '../remarks/archived-remarks';
import { type SeedSuggestion, suggestionFromSeed } from '../remarks/seed-suggestion';
import { type SeedThread, threadFromSeed } from '../remarks/seed-thread';
import { maxThreads } from '../remarks/thread';
import type { Figure, Member, OutlineEntry, Report, Signature } from '../report';
import type { IndicatorContent, TaskContent } from '../tasks/task';
import type { Waiver } from '../waiver';
import { openPlan } from '../workflow/signatures';
import { guideOfEntry, type SectionGuide } from './section-guide';
import type { SectionKind } from './section-kind';

export interface TemplateEntry {
  readonly kind: SectionKind | 'part';
  readonly level: 1 | 2;
  readonly title: string;
  /** What belongs here; shown while the section is empty. */
  readonly guidance?: string;
  /** Fewest and most characters, where a standard or the trade asks for them. */
  readonly length?: { readonly least?: number; readonly most?: number };
  /** First text, in the notation of `notation.ts`. */
  readonly lines?: readonly string[];
}

/** A figure's definition; one with a formula is computed. */
export interface FigureDefinition {
  readonly id: string;
  readonly label: string;
  readonly group: string;
  readonly unit: string;
  readonly format: string;
  readonly value?: string;
  readonly formula?: string;
  /** What it was last year. */
  readonly previous?: string | null;
  /** What the final accounts have for it. */
  readonly accounts?: string | null;
  readonly aliases?: readonly string[];
  readonly note?: string;
  readonly evidence?: string;
}

export interface Template {
  readonly id: string;
  readonly outline: readonly TemplateEntry[];
  readonly figures: readonly FigureDefinition[];
  /** Checks that reports of this genre begin with, besides those that are code. */
  readonly rules?: readonly OwnRuleDefinition[];
}

/** A figure as it first stands in a report. */
export function figureFromDefinition(definition: FigureDefinition): Figure {
  return {
    id: figureId(definition.id),
    label: definition.label,
    group: definition.group,
    unit: definition.unit,
    kind: definition.formula === undefined ? 'entered' : 'computed',
    value: definition.value ?? null,
    formula: definition.formula ?? null,
    previous: definition.previous ?? null,
    accounts: definition.accounts ?? null,
    format: definition.format,
    aliases: definition.aliases ?? [],
    owner: null,
    note: definition.note ?? '',
    evidence: definition.evidence ?? '',
    published: definition.value !== undefined || definition.formula !== undefined,
    proposed: null,
    retired: false,
    mergedInto: null,
    version: 1,
    history: [],
  };
}

/** What a new report is made from, wherever it comes from: template, sample, import or archive. */
export interface ReportSeed {
  readonly title: string;
  readonly year: number | null;
  readonly signature: Signature;
  readonly scheme?: NumberingScheme;
  readonly outline: readonly (Pick<OutlineEntry, 'kind' | 'level' | 'title'> & {
    readonly body: Node | null;
    /** Absent: what the built-in template asks of its kind. */
    readonly guide?: SectionGuide | undefined;
  })[];
  readonly figures: readonly Figure[];
  readonly threads?: readonly SeedThread[];
  readonly suggestions?: readonly SeedSuggestion[];
  /** Comments and suggestions that an archive carried. */
  readonly remarks?: ArchivedRemarks;
  /** How its texts came about, from an archive that says it. */
  readonly histories?: readonly SeedHistory[];
  readonly waivers?: readonly Waiver[];
  readonly rules?: readonly OwnRule[];
  readonly tasks?: readonly TaskContent[];
  readonly indicators?: readonly IndicatorContent[];
}

/** Tasks or indicators as they first stand in a report. */
const firstRecords = <Id, Content extends { readonly id: Id }>(
  contents: readonly Content[] = [],
): Map<Id, Content & { readonly version: 1; readonly history: [] }> =>
  new Map(contents.map((content) => [content.id, { ...content, version: 1, history: [] }]));

/**
 * A report from a seed.
 * @param owner - becomes its 统稿人; without one nobody is a member (as on the command line)
 * @param newId - gives an unguessable id for each section
 */
export function reportFromSeed(
  seed: ReportSeed,
  { id, owner, newId }: { id: ReportId; owner: Pick<Member, 'person' | 'name'> | null; newId: () => string },
): Report {
  const outline: OutlineEntry[] = [];
  const bodies = new Map<SectionId, Node>();
  for (const { kind, level, title, body, guide } of seed.outline) {
    const entry = sectionId(newId());
    outline.push({
      id: entry,
      kind,
      level,
      title,
      drafters: [],
      reviewers: [],
      due: null,
      status: 'drafting',
      pins: null,
      steps: [],
      ...(guide ? { guide } : {}),
    });
    if (kind !== 'part') bodies.set(entry, body ?? bodyFromNotation(['']));
  }
  const report: Report = {
    id,
    title: seed.title,
    year: seed.year,
    signature: seed.signature,
    scheme: seed.scheme ?? standardScheme,
    outline,
    people: new Map<PersonId, Member>(owner ? [[owner.person, { ...owner, roles: ['owner'] }]] : []),
    groups: new Map(),
    tasks: firstRecords<TaskId, TaskContent>(seed.tasks),
    indicators: firstRecords<IndicatorId, IndicatorContent>(seed.indicators),
    threads: new Map(),
    suggestions: new Map(),
    waivers: new Map((seed.waivers ?? []).map((waiver) => [waiver.finding, waiver])),
    rules: new Map((seed.rules ?? []).map((rule) => [rule.id, rule])),
    signing: openPlan,
    finals: [],
    rolledFrom: null,
    archived: null,
    figures: new Map<FigureId, Figure>(seed.figures.map((figure) => [figure.id, figure])),
    bodies,
  };
  const brings = owner?.person ?? null;
  const threads = (seed.threads ?? [])
    .slice(0, maxThreads)
    .flatMap((thread) => threadFromSeed(thread, report, brings, newId));
  const suggestions = (seed.suggestions ?? []).flatMap((one) =>
    suggestionFromSeed(one, report, brings, newId),
  );
  const archived = remarksFromArchive(seed.remarks ?? {}, report, brings, newId);
  return {
    ...report,
    threads: new Map([...archived.threads, ...threads.map((thread) => [thread.id, thread] as const)]),
    suggestions: new Map([...archived.suggestions, ...suggestions.map((one) => [one.id, one] as const)]),
  };
}

/** The seed a template gives for a department and a year. */
export function seedFromTemplate(
  template: Template,
  { title, year, department }: { title: string; year: number; department: string },
): ReportSeed {
  return {
    title,
    year,
    signature: { department, date: null },
    outline: template.outline.map((entry) => ({
      kind: entry.kind,
      level: entry.level,
      title: entry.title,
      body: entry.kind === 'part' ? null : bodyFromNotation(entry.lines ?? ['']),
      guide: guideOfEntry(entry) ?? undefined,
    })),
    figures: template.figures.map(figureFromDefinition),
    rules: (template.rules ?? []).map((rule) => ({ ...rule, by: '', at: 0, version: 1 })),
  };
}
