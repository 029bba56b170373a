// How much two texts are alike, by the pairs of neighbouring characters they share.

/** How often each pair of neighbouring characters occurs, and how many pairs there are. */
export interface Bigrams {
  readonly counts: ReadonlyMap<string, number>;
  readonly size: number;
}

export function bigramsOf(text: string): Bigrams {
  const counts = new Map<string, number>();
  for (let index = 0; index + 1 < text.length; index++) {
    const pair = text.slice(index, index + 2);
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return { counts, size: Math.max(0, text.length - 1) };
}

/** Dice's coefficient: 0 for nothing in common, 1 for the same. */
export function likeness(a: Bigrams, b: Bigrams): number {
  if (a.size + b.size === 0) return 0;
  let shared = 0;
  for (const [pair, count] of a.counts) shared += Math.min(count, b.counts.get(pair) ?? 0);
  return (2 * shared) / (a.size + b.size);
}
