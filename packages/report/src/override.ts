// Overrides 就地改写: at one place other words stand than the figure gives, with the reason. Both are one attribute of the place, so
// that no merge of two edits can leave words without a reason, and so that a copy of the place, and its history, keep them
// (decision 0021). The real value stays visible beside the text, and the checks list every override.

/** What stands at a place instead of its figure's value, and why. */
export interface Override {
  readonly text: string;
  readonly why: string;
}

const longestText = 100;
const longestWhy = 200;

const good = (part: string, longest: number) =>
  part.trim() !== '' && part.length <= longest && !/[\n\r]/.test(part);

/** Why words and reason will not do as an override, or null. */
export function overrideFault({ text, why }: Override): 'text' | 'why' | null {
  if (!good(text, longestText)) return 'text';
  return good(why, longestWhy) ? null : 'why';
}

/** An override as it is kept in the attribute: the words, a line feed, the reason. */
export const overrideCode = ({ text, why }: Override): string => `${text}\n${why}`;

/** Reads an override; null for anything {@link overrideCode} would not write of a good one. */
export function parseOverride(code: unknown): Override | null {
  if (typeof code !== 'string') return null;
  const [text = '', why = '', ...rest] = code.split('\n');
  const override = { text, why };
  return rest.length === 0 && overrideFault(override) === null ? override : null;
}
