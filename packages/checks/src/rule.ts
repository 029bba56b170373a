import type { Finding, FindingPlace, Identity, RuleId, Severity } from './finding';
import { firstEndingAfter, type Line, type Span } from './reading/line';
import type { Reading } from './reading/reading';

/** A rule: a pure function of the report as read. */
export interface Rule {
  readonly id: RuleId;
  /** The highest severity it gives. */
  readonly severity: Severity;
  readonly run: (reading: Reading) => readonly Finding[];
  /** The relations it tests, for rules of the reconciliation table. */
  readonly identities?: (reading: Reading) => readonly Identity[];
}

/** Where a finding stands: a stretch of a line, or nowhere (figures, title, signature). */
export type Where = (Span & { readonly line: Line }) | null;

/** The sentence around a stretch; long ones are cut around it. */
export function quoteOf({ line, from, to }: Span & { readonly line: Line }): string {
  const span = line.sentences[firstEndingAfter(line.sentences, from)];
  if (!span) return line.text.slice(0, longestQuote);
  const start = Math.max(span.from, from - longestQuote);
  return line.text.slice(start, Math.min(span.to, to + longestQuote)).trim();
}

const longestQuote = 200;

type Rest = Partial<Pick<Finding, 'parameters' | 'shown' | 'expected' | 'fix'>> & {
  readonly others?: readonly Where[];
};

export const placeOf = (where: NonNullable<Where>): FindingPlace => where.line.anchor(where.from, where.to);

/** Makes the finding of one rule at one place; what stands there is `shown` unless given otherwise. */
export function found(
  head: Pick<Finding, 'rule' | 'severity' | 'message'>,
  where: Where,
  { parameters = {}, shown, expected = '', fix = null, others = [] }: Rest = {},
): Finding {
  return {
    ...head,
    parameters,
    place: where && placeOf(where),
    others: others.flatMap((other) => (other ? placeOf(other) : [])),
    shown: shown ?? (where ? where.line.text.slice(where.from, where.to) : ''),
    expected,
    quote: where ? quoteOf(where) : '',
    fix,
  };
}
