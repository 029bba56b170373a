// Structural sharing: what did not change stays the same object, so that readers can compare by identity. The parts of a record
// are plain JSON values, and Yjs gives the same object for an entry that was not touched.

/** `next`, or `old` where both say the same. */
export function keepSame<Value>(old: Value | undefined, next: Value): Value {
  if (old === undefined || old === next) return next;
  return JSON.stringify(old) === JSON.stringify(next) ? old : next;
}

/** A list in which every entry that says the same is the old one; the old list when all are. Entries are known by `id`. */
export function keepSameList<Entry extends { readonly id: string }>(
  old: readonly Entry[] | undefined,
  next: readonly Entry[],
): readonly Entry[] {
  if (!old) return next;
  const known = new Map(old.map((entry) => [entry.id, entry]));
  const kept = next.map((entry) => keepSame(known.get(entry.id), entry));
  return kept.length === old.length && kept.every((entry, index) => entry === old[index]) ? old : kept;
}

/** The same for a map, whose order counts. */
export function keepSameMap<Key, Value>(
  old: ReadonlyMap<Key, Value> | undefined,
  next: ReadonlyMap<Key, Value>,
): ReadonlyMap<Key, Value> {
  if (!old) return next;
  const kept = new Map([...next].map(([key, value]) => [key, keepSame(old.get(key), value)] as const));
  const oldKeys = [...old.keys()];
  const same =
    kept.size === old.size &&
    [...kept].every(([key, value], index) => key === oldKeys[index] && value === old.get(key));
  return same ? old : kept;
}
