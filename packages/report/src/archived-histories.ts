// Histories 经过 of texts in an archive: every wording there was, with who wrote it when. People of elsewhere are named. What is read is
// looked at to the last character, since a page shows any moment of it.

import { attributeFault, bodySchema, type MarkName, type NodeName } from './body/schema';
import { nameElsewhere, personElsewhere } from './elsewhere';
import type { PersonId, SectionId } from './ids';
import type { Report } from './report';
import {
  bodyAtMoment,
  type HistoryAttribute,
  type HistoryGeneration,
  type HistoryItem,
  type HistoryMoment,
  type SectionHistory,
  standing,
} from './section-history';

/** A history, and the names of those who wrote in it. */
export interface NamedHistory {
  readonly history: SectionHistory;
  readonly names: Readonly<Record<string, string>>;
}

/** A moment as a file holds it: who, as a place in the list of names (null: nobody, it came with the report), since when, until when. */
type ArchivedMoment = readonly [who: number | null, from: number, at: number, isRestoring: boolean];

interface ArchivedHistory {
  /** Index of its section in the outline. */
  readonly entry: number;
  readonly moments: readonly ArchivedMoment[];
  readonly generations: readonly HistoryGeneration[];
}

export interface ArchivedHistories {
  readonly names: readonly string[];
  readonly sections: readonly ArchivedHistory[];
}

/** A history that came with a report, and the index of its section in the outline. */
export interface SeedHistory {
  readonly entry: number;
  readonly history: SectionHistory;
}

const nameOf = (person: PersonId, names: NamedHistory['names']) =>
  nameElsewhere(person) ?? names[person] ?? '';

/** Histories of sections of a report as a file holds them. */
export function archivedHistories(
  { outline }: Pick<Report, 'outline'>,
  histories: ReadonlyMap<SectionId, NamedHistory>,
): ArchivedHistories {
  const places = new Map<string, number>();
  const placeOf = (name: string) => {
    if (!places.has(name)) places.set(name, places.size);
    return places.get(name)!;
  };
  const sections = outline.flatMap(({ id }, entry): readonly ArchivedHistory[] => {
    const found = histories.get(id);
    if (!found) return [];
    const { moments, generations } = found.history;
    const archived = moments.map(
      ({ person, from, at, isRestoring }): ArchivedMoment => [
        person && placeOf(nameOf(person, found.names)),
        from,
        at,
        isRestoring,
      ],
    );
    return [{ entry, moments: archived, generations }];
  });
  return { names: [...places.keys()], sections };
}

/** Longest name of a person, and the last time that a calendar knows, in epoch ms. */
const longestName = 200;
const lastTime = 8.64e15;

const wrong = (what: string): never => {
  throw new RangeError(`history ${what}`);
};
const isIndex = (value: unknown, length: number): value is number =>
  Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) < length;
const timeIn = (value: unknown): number =>
  typeof value === 'number' && value >= 0 && value <= lastTime ? value : wrong('time');

/** Numbered before all that is written here: the log counts from 1. */
function momentsIn(moments: readonly ArchivedMoment[], names: readonly string[]): HistoryMoment[] {
  if (!Array.isArray(moments) || moments.length === 0) return wrong('moments');
  return moments.map(([who, from, at, isRestoring]: ArchivedMoment, index) => {
    if (who !== null && !isIndex(who, names.length)) return wrong('author');
    if (timeIn(from) > timeIn(at)) return wrong('time');
    return {
      seq: index - moments.length,
      person: who === null ? null : personElsewhere(names[who]!),
      from,
      at,
      isRestoring: isRestoring === true,
    };
  });
}

type NodeItem = Extract<HistoryItem, readonly ['node', ...unknown[]]>;
type Parent = (typeof bodySchema.nodes)[NodeName];

/** Reads the items of a history of so many moments. */
class Items {
  constructor(readonly moments: number) {}

  readonly #index = (value: unknown): number =>
    isIndex(value, this.moments) ? value : wrong('place of a moment');

  #lifetime([, came, went]: HistoryItem): readonly [came: number, went: number] {
    const isStanding = went === standing;
    const to = isStanding ? standing : this.#index(went);
    return [this.#index(came), to];
  }

  /** Depth is bounded by what may stand in what. */
  children(items: readonly HistoryItem[], parent: Parent): HistoryItem[] {
    if (!Array.isArray(items)) return wrong('items');
    return items.map((item: HistoryItem) => {
      switch (item[0]) {
        case 'text': {
          const text = item[4];
          if (typeof text !== 'string' || text === '' || !parent.inlineContent) return wrong('text');
          return ['text', ...this.#lifetime(item), this.#index(item[3]), text];
        }
        case 'mark': {
          const [name, isOn]: readonly [MarkName, boolean] = [item[3], item[4]];
          if (!Object.hasOwn(bodySchema.marks, name) || !parent.inlineContent) return wrong('mark');
          return ['mark', ...this.#lifetime(item), name, isOn === true];
        }
        case 'node':
          return this.#node(item, parent);
        default:
          return wrong('item');
      }
    });
  }

  #node(item: NodeItem, parent: Parent): NodeItem {
    const name = item[4];
    const type = Object.hasOwn(bodySchema.nodes, name) ? bodySchema.nodes[name] : wrong('node');
    if (type.isText || !parent.contentMatch.matchType(type)) return wrong(`${name} in ${parent.name}`);
    const [came, went] = this.#lifetime(item);
    const attributes = this.#attributes(item[5], type);
    return ['node', came, went, this.#index(item[3]), name, attributes, this.children(item[6], type)];
  }

  #attributes(attributes: readonly HistoryAttribute[], type: Parent): HistoryAttribute[] {
    if (!Array.isArray(attributes)) return wrong('attributes');
    const { attrs: defaults } = type.create();
    return attributes.map(([key, value, since]: HistoryAttribute) => {
      if (!Object.hasOwn(defaults, key)) return wrong(`${type.name}.${key}`);
      // Each is judged alone: none of them depends on another.
      const fault = value === null ? null : attributeFault(type.name, { ...defaults, [key]: value });
      return fault === null ? [key, value, this.#index(since)] : wrong(`${type.name}.${fault}`);
    });
  }
}

function generationsIn(generations: readonly HistoryGeneration[], moments: number): HistoryGeneration[] {
  if (!Array.isArray(generations) || generations[0]?.since !== 0) return wrong('generations');
  const reader = new Items(moments);
  return generations.map(({ since, items }: HistoryGeneration, index) => {
    if (!isIndex(since, moments) || since < (generations[index - 1]?.since ?? 0)) return wrong('generations');
    return { since, items: reader.children(items, bodySchema.nodes.doc) };
  });
}

/**
 * The histories that an archive carries. Each ends with the text that its section has. Throws a `RangeError` naming what is wrong.
 * @param bodies - of the outline's entries
 */
export function historiesIn(
  { names, sections }: ArchivedHistories,
  bodies: readonly (Report['bodies'] extends ReadonlyMap<SectionId, infer Body> ? Body | null : never)[],
): readonly SeedHistory[] {
  const isName = (name: unknown) => typeof name === 'string' && name.length <= longestName;
  if (!Array.isArray(names) || !names.every(isName)) return wrong('names');
  if (!Array.isArray(sections)) return wrong('sections');
  const seen = new Set<number>();
  return sections.map((section: ArchivedHistory) => {
    const { entry } = section;
    const body = isIndex(entry, bodies.length) && !seen.has(entry) ? bodies[entry] : null;
    if (!body) return wrong(`section ${String(entry)}`);
    seen.add(entry);
    const moments = momentsIn(section.moments, names);
    const history = { moments, generations: generationsIn(section.generations, moments.length) };
    if (!bodyAtMoment(history, moments.length - 1)?.body.eq(body)) return wrong(`end of section ${entry}`);
    return { entry, history };
  });
}
