import type { Decimal } from '@huigao/figures';
import type { Finding, FindingOperand, FindingPlace, Identity, Operand, RuleId, Severity } from './finding';
import { firstEndingAfter, type Line, type Span, type Statement } from './reading/line';
import type { Reading } from './reading/reading';

/** More findings, or relations, of one rule help nobody; a text that has more is none of ours. */
export const mostOfOneRule = 300;

/** What is found of each item, until there is enough. What matters most comes first. */
export function foundIn<Item>(
  items: Iterable<Item>,
  find: (item: Item) => readonly Finding[],
): readonly Finding[] {
  const findings: Finding[] = [];
  for (const item of items) {
    if (findings.length >= mostOfOneRule) break;
    findings.push(...find(item));
  }
  return findings;
}

/**
 * Relations of one rule, in reading order. Of more than are of use those that do not hold are kept, and as many others as there is
 * room for.
 */
export function identitiesIn<Item>(
  items: readonly Item[],
  holds: (item: Item) => boolean,
  identityOf: (item: Item) => Identity,
): readonly Identity[] {
  const broken = items.filter((item) => !holds(item)).slice(0, mostOfOneRule);
  const kept = new Set([...broken, ...items.filter(holds).slice(0, mostOfOneRule - broken.length)]);
  return items.filter((item) => kept.has(item)).map(identityOf);
}

/** A rule: a pure function of the report as read. */
export interface Rule {
  readonly id: RuleId;
  /** The highest severity it gives. */
  readonly severity: Severity;
  readonly run: (reading: Reading) => readonly Finding[];
  /** The relations it tests, for rules of the reconciliation table. */
  readonly identities?: (reading: Reading) => readonly Identity[];
}

/** Where a finding stands: a stretch of a line, or nowhere (figures, title, signature). A number there is an operand of it. */
export type Where =
  | (Span & { readonly line: Line } & Partial<Pick<Statement, 'figure' | 'value' | 'linked' | 'term'>>)
  | null;

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
  /** The operands, where they are more, or other ones, than the numbers of the places. */
  readonly operands?: readonly (Operand & { readonly value: Decimal })[];
};

export const placeOf = (where: NonNullable<Where>): FindingPlace => where.line.anchor(where.from, where.to);

/** A number of the text as an operand; nothing for words. */
function operandAt(where: Where): readonly FindingOperand[] {
  if (!where?.figure || !where.value) return [];
  const { figure, value, linked = null, term } = where;
  const label = term?.text ?? '';
  return [{ label, text: figure.text, figure: linked, place: placeOf(where), exact: value.toString() }];
}

/** Makes the finding of one rule at one place; what stands there is `shown` unless given otherwise. */
export function found(
  head: Pick<Finding, 'rule' | 'severity' | 'message'>,
  where: Where,
  { parameters = {}, shown, expected = '', fix = null, others = [], operands }: Rest = {},
): Finding {
  return {
    ...head,
    parameters,
    place: where && placeOf(where),
    operands:
      operands?.map(({ label, text, figure, place, value }) => ({
        label,
        text,
        figure,
        place,
        exact: value.toString(),
      })) ?? [where, ...others].flatMap(operandAt),
    others: others.flatMap((other) => (other ? placeOf(other) : [])),
    shown: shown ?? (where ? where.line.text.slice(where.from, where.to) : ''),
    expected,
    quote: where ? quoteOf(where) : '',
    // A note is one node of the text: what is put in its place would take all of it.
    fix: where?.line.isNote ? null : fix,
  };
}
