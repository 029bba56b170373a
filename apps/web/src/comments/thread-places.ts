// Where each thread stands in the text now. Derived from record and documents; what cannot have changed is not looked for again.

import type { Report, SectionId, Thread, ThreadId } from '@huigao/report';
import { placeOfThread, Sizes, type ThreadPlace } from '@huigao/report-doc';
import type * as Y from 'yjs';
import { keepSameMap } from '../report/keep-same';

/** By thread, in the order of the text, those whose text is gone last. Null: the text is gone 原文已删除. */
export type ThreadPlaces = ReadonlyMap<ThreadId, ThreadPlace | null>;

/** What the places are made of. */
export type Placed = Pick<Report, 'bodies' | 'outline' | 'threads'>;

export type DocumentOf = (section: SectionId) => Y.Doc | null;

interface Known extends Placed {
  readonly places: ThreadPlaces;
}

/** Whether a thread stands where it stood: its own text and the outline are as they were, and it was there. */
function isSame(thread: Thread, next: Placed, known: Known): boolean {
  const { id, section } = thread;
  return (
    known.places.get(id)?.section === section &&
    known.threads.get(id)?.anchor === thread.anchor &&
    known.outline === next.outline &&
    known.bodies.get(section) === next.bodies.get(section)
  );
}

/** Places in the order of the text: a whole section before what stands in it, what is gone at the end. */
function inTextOrder(
  places: Iterable<readonly [ThreadId, ThreadPlace | null]>,
  { outline, threads }: Placed,
): ThreadPlaces {
  const order = new Map(outline.map(({ id }, index) => [id, index]));
  const keyed = [...places].map(([id, place]) => {
    const section = order.get(place?.section ?? threads.get(id)!.section) ?? outline.length;
    const { from, to } = place?.range ?? { from: -1, to: -1 };
    return { id, place, gone: place ? 0 : 1, section, from, to, at: threads.get(id)!.comments[0]!.at };
  });
  keyed.sort(
    (a, b) => a.gone - b.gone || a.section - b.section || a.from - b.from || b.to - a.to || a.at - b.at,
  );
  return new Map(keyed.map(({ id, place }) => [id, place]));
}

/** Gives the places of a report, the same object for the same report. */
export function threadPlaces(documentOf: DocumentOf): (report: Placed) => ThreadPlaces {
  let known: Known | null = null;
  const sizes = new Map<SectionId, Sizes>();
  const sizesOf = (section: SectionId) => {
    const own = sizes.get(section) ?? new Sizes();
    sizes.set(section, own);
    return own;
  };
  return (report) => {
    const { bodies, outline, threads } = report;
    if (known && known.bodies === bodies && known.outline === outline && known.threads === threads)
      return known.places;
    const before = known;
    for (const own of sizes.values()) own.clear();
    const places = [...threads.values()].map((thread): [ThreadId, ThreadPlace | null] => {
      if (before && isSame(thread, report, before)) return [thread.id, before.places.get(thread.id)!];
      return [thread.id, placeOfThread(thread, report, documentOf, sizesOf)];
    });
    // The same object where no thread moved: who shows threads draws nothing anew while one types.
    known = { bodies, outline, threads, places: keepSameMap(before?.places, inTextOrder(places, report)) };
    return known.places;
  };
}

const none: ThreadPlaces = new Map();

/** Those of one section, the same object where none of them moved. */
export function placesBySection(
  placesIn: (report: Placed) => ThreadPlaces,
): (report: Placed, section: SectionId) => ThreadPlaces {
  let from: ThreadPlaces = none;
  let bySection = new Map<SectionId, ThreadPlaces>();
  const sorted = (places: ThreadPlaces) => {
    const next = new Map<SectionId, Map<ThreadId, ThreadPlace>>();
    for (const [id, place] of places)
      if (place) next.set(place.section, (next.get(place.section) ?? new Map()).set(id, place));
    return new Map([...next].map(([section, own]) => [section, keepSameMap(bySection.get(section), own)]));
  };
  return (report, section) => {
    const places = placesIn(report);
    if (places !== from) bySection = sorted(places);
    from = places;
    return bySection.get(section) ?? none;
  };
}
