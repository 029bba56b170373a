// Which chunks of a build are only ever loaded together, and can as well be one: fewer requests, and packed as one they weigh less.

/** What is asked of a chunk, which is what Rolldown gives of it. */
export interface LoadedChunk {
  readonly fileName: string;
  /** Is loaded by itself: the page, a worker. */
  readonly isEntry: boolean;
  readonly isDynamicEntry: boolean;
  readonly imports: readonly string[];
  readonly dynamicImports: readonly string[];
}

type Names = ReadonlySet<string>;

const intersection = ([first = new Set(), ...others]: readonly Names[]): Names =>
  new Set([...first].filter((name) => others.every((set) => set.has(name))));

/** Each entry with all that it loads at once, itself included. */
function loadsOf(chunks: ReadonlyMap<string, LoadedChunk>): ReadonlyMap<string, Names> {
  const collect = (name: string, found: Set<string>) => {
    if (found.has(name) || !chunks.has(name)) return found;
    found.add(name);
    for (const next of chunks.get(name)!.imports) collect(next, found);
    return found;
  };
  const entries = [...chunks.values()].filter(({ isEntry, isDynamicEntry }) => isEntry || isDynamicEntry);
  return new Map(entries.map(({ fileName }) => [fileName, collect(fileName, new Set())]));
}

/** Each entry with what has been loaded by then whichever way led to it: nothing for the page and the workers. */
function loadedBefore(
  chunks: ReadonlyMap<string, LoadedChunk>,
  loads: ReadonlyMap<string, Names>,
): ReadonlyMap<string, Names> {
  const everything: Names = new Set(chunks.keys());
  const before = new Map([...loads.keys()].map((name) => [name, everything]));
  /** When a chunk runs, one of the entries that load it has been asked for. */
  const whenRunning = (name: string) =>
    intersection(
      [...loads]
        .filter(([, loaded]) => loaded.has(name))
        .map(([entry, loaded]) => new Set([...before.get(entry)!, ...loaded])),
    );
  // Starts with too much and takes away until nothing changes.
  for (let isChanged = true; isChanged; ) {
    isChanged = false;
    for (const [entry, known] of before) {
      const askedBy = [...chunks.values()].filter(({ dynamicImports }) => dynamicImports.includes(entry));
      const now = chunks.get(entry)!.isEntry
        ? new Set<string>()
        : intersection(askedBy.map(({ fileName }) => whenRunning(fileName)));
      if (now.size === known.size) continue;
      before.set(entry, now);
      isChanged = true;
    }
  }
  return before;
}

/**
 * The chunks that are loaded with each other or not at all, in groups of two and more. A chunk belongs to the entries that load it
 * unless it is there already; those with the same entries cost nobody a byte by being one.
 */
export function loadedTogether(all: readonly LoadedChunk[]): readonly (readonly string[])[] {
  const chunks = new Map(all.map((chunk) => [chunk.fileName, chunk]));
  const loads = loadsOf(chunks);
  const before = loadedBefore(chunks, loads);
  const groups = new Map<string, string[]>();
  for (const name of chunks.keys()) {
    const neededBy = [...loads].filter(
      ([entry, loaded]) => loaded.has(name) && !before.get(entry)!.has(name),
    );
    const key = neededBy.map(([entry]) => entry).join(' ');
    groups.set(key, [...(groups.get(key) ?? []), name]);
  }
  return [...groups.values()].filter((names) => names.length > 1);
}
