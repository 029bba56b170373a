import type { PersonId } from '@huigao/report';

/** Distinct on white and, as a label's ground, dark enough for white text (4.5:1). */
const palette = [
  '#b3261e',
  '#9a3b8f',
  '#6a4fc4',
  '#2f5fc2',
  '#00688b',
  '#00714f',
  '#4c6b00',
  '#8a5a00',
  '#a0450f',
  '#5b6470',
] as const;

/** The colour of a person's caret, `#rrggbb`; always the same for the same person. */
export function colourOf(person: PersonId): string {
  let hash = 0;
  for (const unit of person) hash = (hash * 31 + unit.codePointAt(0)!) >>> 0;
  return palette[hash % palette.length]!;
}
