import { parseDecimal, parseEntry } from '@huigao/figures';

/** A tolerance as it is typed, `100`, `0.01万元`, in the base unit; null for what is none. */
export function readTolerance(text: string, unit: string): string | null {
  const entry = parseEntry(text, unit);
  const value = entry.ok ? parseDecimal(entry.value) : null;
  return entry.ok && value?.gte('0') ? entry.value : null;
}
