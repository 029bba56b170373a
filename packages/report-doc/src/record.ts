// The record document: everything of a report but its text. Written only by the server, so plain values suffice:
// `meta` a map, `outline` and `figures` arrays of whole entries in order, `people` a map by person.

import type { Figure, Member, OutlineEntry, PersonId, Report } from '@huigao/report';
import { schemaVersion } from '@huigao/report';
import type * as Y from 'yjs';

/** What the record holds of a report: all but the bodies. */
export type ReportRecord = Omit<Report, 'bodies'>;

export const metaOf = (doc: Y.Doc) => doc.getMap<unknown>('meta');
export const outlineOf = (doc: Y.Doc) => doc.getArray<OutlineEntry>('outline');
export const figuresOf = (doc: Y.Doc) => doc.getArray<Figure>('figures');
export const peopleOf = (doc: Y.Doc) => doc.getMap<Member>('people');

/** Writes the record of a new report into an empty document. */
export function writeRecord(doc: Y.Doc, report: ReportRecord): void {
  doc.transact(() => {
    const meta = metaOf(doc);
    meta.set('schemaVersion', schemaVersion);
    for (const key of ['id', 'title', 'year', 'signature', 'scheme'] as const) meta.set(key, report[key]);
    outlineOf(doc).push([...report.outline]);
    figuresOf(doc).push([...report.figures.values()]);
    for (const member of report.people.values()) peopleOf(doc).set(member.person, member);
  });
}

/** The record as a value, or null while the document is still empty (not yet synced). */
export function readRecord(doc: Y.Doc): ReportRecord | null {
  const meta = metaOf(doc).toJSON() as Pick<Report, 'id' | 'title' | 'year' | 'signature' | 'scheme'>;
  if (meta.id === undefined) return null;
  const { id, title, year, signature, scheme } = meta;
  return {
    id,
    title,
    year,
    signature,
    scheme,
    outline: outlineOf(doc).toArray(),
    people: new Map(
      [...peopleOf(doc).entries()].sort(([a], [b]) => (a < b ? -1 : 1)) as [PersonId, Member][],
    ),
    figures: new Map(figuresOf(doc).map((figure) => [figure.id, figure])),
  };
}

/** Replaces the entry at `index` of an array of whole entries. */
export function replaceEntry<T>(array: Y.Array<T>, index: number, entry: T): void {
  array.delete(index);
  array.insert(index, [entry]);
}
