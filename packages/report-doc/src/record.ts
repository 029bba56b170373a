// The record document: everything of a report but its text. Written only by the server, so plain values suffice:
// `meta` a map, `outline`, `figures`, `tasks` and `indicators` arrays of whole entries in order, the rest maps: `people` by person,
// `groups` by name, `threads`, `suggestions` and `rules` by id, `waivers` by what names the finding. What an earlier version did not know is empty.

import {
  completeFigure,
  completeThread,
  type EarlierFigure,
  type EarlierThread,
  type Figure,
  type GroupShare,
  type Indicator,
  type Member,
  type OutlineEntry,
  type OwnRule,
  openPlan,
  ownRoles,
  type PersonId,
  type Report,
  readableThread,
  roles,
  type SectionId,
  type Suggestion,
  type SuggestionId,
  schemaVersion,
  type Task,
  type Thread,
  type ThreadId,
  type Waiver,
} from '@huigao/report';
import type * as Y from 'yjs';

type StoredMeta = Pick<Report, 'id' | 'title' | 'year' | 'signature' | 'scheme'> &
  Partial<Pick<Report, 'signing' | 'finals' | 'rolledFrom' | 'archived'>>;

/** What the record holds of a report: all but the bodies. */
export type ReportRecord = Omit<Report, 'bodies'>;

export const metaOf = (doc: Y.Doc) => doc.getMap<unknown>('meta');
export const outlineOf = (doc: Y.Doc) => doc.getArray<OutlineEntry>('outline');
/** A figure as it is stored. One that was removed stays, with who did it, so that it can come back as it was. */
export type StoredFigure = EarlierFigure & { readonly removedBy?: PersonId };
export const figuresOf = (doc: Y.Doc) => doc.getArray<StoredFigure>('figures');
/** A member as it is stored: `roles` are the person's own, and those by groups follow from `groups`. */
export type StoredMember = Pick<Member, 'person' | 'name' | 'roles' | 'groups'>;
/** A section that was removed, as it was, and the entry it stood before. */
export interface RemovedSection {
  readonly entry: OutlineEntry;
  readonly before: SectionId | null;
  readonly by: PersonId;
  /** Epoch ms. */
  readonly at: number;
}
export const removedSectionsOf = (doc: Y.Doc) => doc.getMap<RemovedSection>('removedSections');
/** The sections that can be brought back, last removed first. */
export const removedSections = (doc: Y.Doc): readonly RemovedSection[] =>
  [...removedSectionsOf(doc).values()].sort((a, b) => b.at - a.at);
export const peopleOf = (doc: Y.Doc) => doc.getMap<StoredMember>('people');
export const threadsOf = (doc: Y.Doc) => doc.getMap<EarlierThread>('threads');
export const suggestionsOf = (doc: Y.Doc) => doc.getMap<Suggestion>('suggestions');
/** A task or indicator as it is stored. One that was removed stays, so that it can come back as it was. */
export type StoredTask = Task & { readonly removed?: true };
export type StoredIndicator = Indicator & { readonly removed?: true };
export const tasksOf = (doc: Y.Doc) => doc.getArray<StoredTask>('tasks');
export const indicatorsOf = (doc: Y.Doc) => doc.getArray<StoredIndicator>('indicators');
export const groupsOf = (doc: Y.Doc) => doc.getMap<GroupShare>('groups');
export const waiversOf = (doc: Y.Doc) => doc.getMap<Waiver>('waivers');
export const rulesOf = (doc: Y.Doc) => doc.getMap<OwnRule>('rules');

/** Writes a member; one in no group has no list of groups. */
export function writeMember(doc: Y.Doc, { person, name, roles, groups = [] }: StoredMember): void {
  peopleOf(doc).set(person, { person, name, roles, ...(groups.length > 0 ? { groups } : {}) });
}

/** A member with all the roles that the person's groups give. A group that is not the report's any more gives none. */
function memberFrom(stored: StoredMember, shares: ReadonlyMap<string, GroupShare>): Member {
  const groups = stored.groups?.filter((group) => shares.has(group)) ?? [];
  if (groups.length === 0) return { person: stored.person, name: stored.name, roles: stored.roles };
  const held = new Set([...stored.roles, ...groups.flatMap((group) => shares.get(group)!.roles)]);
  return { ...stored, roles: roles.filter((role) => held.has(role)), own: stored.roles, groups };
}

const inOrder = <Value>(entries: Iterable<readonly [string, Value]>) =>
  [...entries].sort(([a], [b]) => (a < b ? -1 : 1));

const complete = new WeakMap<StoredFigure, Figure>();

/** The same object for as long as what is stored is: readers compare by identity. */
function figureFrom(stored: StoredFigure): Figure {
  const known = complete.get(stored);
  if (known) return known;
  const figure = completeFigure(stored);
  complete.set(stored, figure);
  return figure;
}

const readable = new WeakMap<EarlierThread, Thread | null>();

/** The same object for as long as what is stored is; null for one whose comments were all taken back. */
function threadFrom(stored: EarlierThread): Thread | null {
  const known = readable.get(stored);
  if (known !== undefined) return known;
  const thread = readableThread(completeThread(stored));
  readable.set(stored, thread);
  return thread;
}

/** Writes the record of a new report into an empty document. */
export function writeRecord(doc: Y.Doc, report: ReportRecord): void {
  doc.transact(() => {
    const meta = metaOf(doc);
    meta.set('schemaVersion', schemaVersion);
    for (const key of [
      'id',
      'title',
      'year',
      'signature',
      'scheme',
      'signing',
      'finals',
      'rolledFrom',
      'archived',
    ] as const)
      meta.set(key, report[key]);
    outlineOf(doc).push([...report.outline]);
    figuresOf(doc).push([...report.figures.values()]);
    tasksOf(doc).push([...report.tasks.values()]);
    indicatorsOf(doc).push([...report.indicators.values()]);
    for (const member of report.people.values()) writeMember(doc, { ...member, roles: ownRoles(member) });
    for (const thread of report.threads.values()) threadsOf(doc).set(thread.id, thread);
    for (const suggestion of report.suggestions.values()) suggestionsOf(doc).set(suggestion.id, suggestion);
    for (const share of report.groups.values()) groupsOf(doc).set(share.group, share);
    for (const waiver of report.waivers.values()) waiversOf(doc).set(waiver.finding, waiver);
    for (const rule of report.rules.values()) rulesOf(doc).set(rule.id, rule);
  });
}

/** The record as a value, or null while the document is still empty (not yet synced). */
export function readRecord(doc: Y.Doc): ReportRecord | null {
  const meta = metaOf(doc).toJSON() as StoredMeta;
  if (meta.id === undefined) return null;
  // Records made before anything was frozen, or put away, say nothing of it.
  const { id, title, year, signature, scheme } = meta;
  const { signing = openPlan, finals = [], rolledFrom = null, archived = null } = meta;
  const groups = new Map(inOrder(groupsOf(doc).entries()));
  const tasks = standing(tasksOf(doc));
  return {
    id,
    title,
    year,
    signature,
    scheme,
    signing,
    finals,
    rolledFrom,
    archived,
    outline: outlineOf(doc).map(withWorkflow),
    people: new Map(
      inOrder(peopleOf(doc).entries()).map(([person, stored]) => [
        person as PersonId,
        memberFrom(stored, groups),
      ]),
    ),
    groups,
    tasks,
    // Those of a removed task come back with it.
    indicators: new Map(
      [...standing(indicatorsOf(doc))].filter(([, { task }]) => task === null || tasks.has(task)),
    ),
    threads: new Map(
      inOrder(threadsOf(doc).entries()).flatMap(([id, stored]): [ThreadId, Thread][] => {
        const thread = threadFrom(stored);
        return thread ? [[id as ThreadId, thread]] : [];
      }),
    ),
    suggestions: new Map(
      inOrder(suggestionsOf(doc).entries()).map(([id, suggestion]) => [id as SuggestionId, suggestion]),
    ),
    waivers: new Map(inOrder(waiversOf(doc).entries())),
    rules: new Map(inOrder(rulesOf(doc).entries())),
    figures: new Map(
      figuresOf(doc)
        .toArray()
        .filter(({ removedBy }) => removedBy === undefined)
        .map((stored) => [stored.id, figureFrom(stored)]),
    ),
  };
}

/** What was not removed, by id, in the stored order. */
function standing<Entry extends { readonly id: string; readonly removed?: true }>(
  array: Y.Array<Entry>,
): Map<Entry['id'], Entry> {
  return new Map(array.toArray().flatMap((entry) => (entry.removed ? [] : [[entry.id, entry] as const])));
}

/** Records made before there was a workflow have neither pins nor steps. */
const withWorkflow = (entry: OutlineEntry): OutlineEntry =>
  entry.steps ? entry : { ...entry, pins: null, steps: [] };

/** Replaces the entry at `index` of an array of whole entries. */
export function replaceEntry<T>(array: Y.Array<T>, index: number, entry: T): void {
  array.delete(index);
  array.insert(index, [entry]);
}
