import type { Finding } from '@huigao/checks';

/** A sentence with the number in question set apart. */
export interface QuoteParts {
  readonly before: string;
  readonly marked: string;
  readonly after: string;
}

/** How much of a long sentence is shown on either side. */
const shownAround = 36;

const nothingMarked = (quote: string): QuoteParts => ({ before: quote, marked: '', after: '' });

/** Where the `nth` (from 0) occurrence begins, the last one there is when there are fewer; -1 when there is none. */
function startOf(text: string, wanted: string, nth: number): number {
  let at = text.indexOf(wanted);
  for (let count = 0; count < nth; count++) {
    const next = text.indexOf(wanted, at + 1);
    if (next < 0) return at;
    at = next;
  }
  return at;
}

/** Cut by characters, never through a surrogate pair. */
const lastOf = (text: string) => {
  const characters = [...text];
  return characters.length <= shownAround ? text : `…${characters.slice(-shownAround).join('')}`;
};
const firstOf = (text: string) => {
  const characters = [...text];
  return characters.length <= shownAround ? text : `${characters.slice(0, shownAround).join('')}…`;
};

/**
 * The quote of a finding, the number it is about set apart.
 * @param nth - which of several equal numbers in the sentence it is, from 0
 */
export function quoteParts({ quote, shown }: Pick<Finding, 'quote' | 'shown'>, nth = 0): QuoteParts {
  const at = shown === '' ? -1 : startOf(quote, shown, nth);
  if (at < 0) return nothingMarked(firstOf(quote.trim()));
  return {
    before: lastOf(quote.slice(0, at).trimStart()),
    marked: shown,
    after: firstOf(quote.slice(at + shown.length).trimEnd()),
  };
}

/** A finding with what tells it from others that look alike. */
export interface KeyedFinding {
  readonly finding: Finding;
  /** Stays while the finding does, also when its position moves. */
  readonly key: string;
  /** Which of several equal numbers in one sentence it is, from 0. */
  readonly nth: number;
}

/** Findings with keys that do not hang on positions, so that a card stays the same card while the text before it grows. */
export function keyFindings(findings: readonly Finding[]): readonly KeyedFinding[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const { rule, message, place, fix, shown, quote } = finding;
    const figure = fix?.kind === 'link' ? fix.figure : '';
    const look = [rule, message, place?.section ?? '', figure, shown, quote].join('\n');
    const nth = seen.get(look) ?? 0;
    seen.set(look, nth + 1);
    return { finding, key: `${look}\n${nth}`, nth };
  });
}
