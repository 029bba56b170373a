/** Distinct on white and, as the ground of a name, dark enough for white letters (4.5:1, WCAG 2.2, 1.4.3). */
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

/** The colour of a person, `#rrggbb`: the same wherever they show, at their caret and beside their name. @param person - their id */
export function personColour(person: string): string {
  let hash = 0;
  for (const unit of person) hash = (hash * 31 + unit.codePointAt(0)!) >>> 0;
  return palette[hash % palette.length]!;
}

/** Colours that tell these people apart, as far as there are colours: each their own, unless another has it already. */
export function coloursOf(people: readonly string[]): ReadonlyMap<string, string> {
  const colours = new Map<string, string>();
  for (const person of people) {
    const taken = new Set(colours.values());
    const own = personColour(person);
    const free = taken.has(own) ? palette.find((colour) => !taken.has(colour)) : own;
    colours.set(person, free ?? own);
  }
  return colours;
}
