// A report with its open suggestions in its texts: what a review copy shows as revisions. What cannot be shown so (its words have
// changed since, it overlaps another, it is of a block that the report draws) is said in a comment instead: nothing is left out.

import {
  type BodyRange,
  findPoint,
  findQuote,
  groundText,
  noteInLine,
  type OutlineEntry,
  placeText,
  type Report,
  replaced,
  replacementOf,
  type SectionId,
  type Suggestion,
  type SuggestionId,
  sectionBlocks,
  suggestedSlice,
} from '@huigao/report';
import type { Node } from 'prosemirror-model';
import { type RevisedBody, type RevisedEnd, type RevisedStretch, revisedBody } from './revised-body';
import { revisedTokens, type StandingSuggestion } from './revised-tokens';

/** Where suggestions stand in the texts as they are, where that is known from their anchors; null: nowhere. */
export type SuggestionRanges = ReadonlyMap<SuggestionId, BodyRange | null>;

/** What is said of a suggestion beside the text. */
export interface Remark {
  readonly suggestion: Suggestion;
  readonly text: string;
  /** In the text that holds both; null: it is on the whole section. */
  readonly range: BodyRange | null;
}

/** The number of an ordinal as it is, and as it would be; null: it would come, or go. */
export interface RevisedNumber {
  readonly old: string | null;
  readonly new: string | null;
  readonly by: Suggestion;
}

export interface RevisedSection extends Omit<RevisedBody, 'body'> {
  readonly remarks: readonly Remark[];
  /** Of ordinals, by position. */
  readonly numbers: ReadonlyMap<number, RevisedNumber>;
}

export interface RevisedReport {
  /** With texts that hold both. */
  readonly report: Report;
  readonly sections: ReadonlyMap<SectionId, RevisedSection>;
}

/** Where a suggestion stands by its words alone. */
function byWords(body: Node, { ground: { quote, text }, change }: Suggestion): BodyRange | null {
  if (quote.text !== '' || text !== '') return findQuote(body, quote);
  const point = findPoint(body, quote);
  // Words do not tell whether it is within a paragraph or beside it: what is put in fits one of them.
  const near = point ? [point.from, point.from - 1, point.to + 1].map((pos) => ({ from: pos, to: pos })) : [];
  const fits = (range: BodyRange) => {
    const isThere = range.from >= 0 && range.to <= body.content.size;
    const replacement = isThere ? replacementOf(body, range, change) : null;
    return replacement !== null && replaced(body, replacement) !== null;
  };
  return near.find(fits) ?? point;
}

function standingIn(body: Node, open: readonly Suggestion[], ranges: SuggestionRanges) {
  const standing: StandingSuggestion[] = [];
  const others: { readonly suggestion: Suggestion; readonly range: BodyRange | null }[] = [];
  for (const suggestion of open) {
    const known = ranges.get(suggestion.id);
    const range = known === undefined ? byWords(body, suggestion) : known;
    const isThere = range !== null && range.to <= body.content.size;
    if (isThere && groundText(body, range) === suggestion.ground.text) standing.push({ suggestion, range });
    else others.push({ suggestion, range: isThere ? range : null });
  }
  standing.sort(
    (a, b) =>
      a.range.from - b.range.from ||
      a.suggestion.at - b.suggestion.at ||
      (a.suggestion.id < b.suggestion.id ? -1 : 1),
  );
  return { standing, others };
}

/** What would come, as a reader sees it. */
function words({ change }: Suggestion, { figures }: Pick<Report, 'figures'>): string {
  const content = change.do === 'replace' ? suggestedSlice(change.slice)?.content : undefined;
  return (
    content?.textBetween(0, content.size, '\n', (node) =>
      node.type.name === 'place'
        ? placeText(figures, node.attrs as Parameters<typeof placeText>[1])
        : noteInLine(String(node.attrs.text ?? '')),
    ) ?? ''
  );
}

/** A suggestion in words, which need no language: what stands there → what would, and why. */
function remarkText(suggestion: Suggestion, report: Report): string {
  const { change, ground, why } = suggestion;
  const change_ = change.do === 'replace' ? ` → “${words(suggestion, report)}”` : '';
  return [`“${ground.quote.shown || ground.quote.text}”${change_}`, why].filter(Boolean).join('\n');
}

const rangeIn = (now: ReadonlyMap<number, number>, range: BodyRange | null): BodyRange | null => {
  const [from, last] = [range && now.get(range.from), range && now.get(range.to - 1)];
  return from == null || last == null || last < from ? null : { from, to: last + 1 };
};

/** Where a suggestion that is shown stands: all that it changes. */
function shownRange(
  stretches: readonly RevisedStretch[],
  ends: ReadonlyMap<number, RevisedEnd>,
  of: Suggestion,
): BodyRange | null {
  const own = stretches.filter(({ by }) => by === of);
  if (own.length > 0) return { from: own[0]!.from, to: own.at(-1)!.to };
  // A border of paragraphs: what stands before it.
  const [end] = [...ends].find(([, { by }]) => by === of) ?? [];
  return end === undefined ? null : { from: end + 1, to: end + 2 };
}

/** The numbers of ordinals by position. */
const numbersIn = (report: Report, entry: OutlineEntry, body: Node): ReadonlyMap<number, string> =>
  new Map(
    sectionBlocks({ ...report, bodies: new Map([[entry.id, body]]) }, entry)
      .flatMap(({ runs }) => runs)
      .flatMap(({ type, pos, text }) => (type === 'ordinal' ? [[pos, text] as const] : [])),
  );

function revisedNumbers(
  report: Report,
  entry: OutlineEntry,
  { pieces, after }: ReturnType<typeof revisedTokens>,
  { body }: RevisedBody,
): ReadonlyMap<number, RevisedNumber> {
  const before = numbersIn(report, entry, report.bodies.get(entry.id)!);
  const then = numbersIn(report, entry, after);
  const places = [...numbersIn(report, entry, body).keys()];
  const first = pieces.find(({ by }) => by)?.by;
  let at = 0;
  const ordinals = pieces.flatMap((piece) => {
    const position = piece.state === 'deleted' ? null : at++;
    return piece.node.type.name === 'ordinal' ? [{ piece, position }] : [];
  });
  const numbers = new Map<number, RevisedNumber>();
  for (const [index, { piece, position }] of ordinals.entries()) {
    const by = piece.by ?? first;
    const old = piece.old === null ? null : (before.get(piece.old) ?? '');
    const next = position === null ? null : (then.get(position) ?? '');
    if (by && places[index] !== undefined) numbers.set(places[index], { old, new: next, by });
  }
  return numbers;
}

function revisedSection(
  report: Report,
  entry: OutlineEntry,
  open: readonly Suggestion[],
  ranges: SuggestionRanges,
): { readonly body: Node; readonly section: RevisedSection } | null {
  const before = report.bodies.get(entry.id);
  if (!before || open.length === 0) return null;
  const { standing, others } = standingIn(before, open, ranges);
  const tokens = revisedTokens(before, standing);
  const revised = revisedBody(tokens.pieces);
  const { body, stretches, ends, rows, now } = revised;
  const left = standing.filter(({ suggestion }) => !tokens.within.has(suggestion));
  const remarks = [
    ...[...others, ...left].map(({ suggestion, range }) => ({
      suggestion,
      text: remarkText(suggestion, report),
      range: rangeIn(now, range),
    })),
    ...[...tokens.within]
      .filter(({ why }) => why !== '')
      .map((suggestion) => ({
        suggestion,
        text: suggestion.why,
        range: shownRange(stretches, ends, suggestion),
      })),
  ];
  const numbers = revisedNumbers(report, entry, tokens, revised);
  return { body, section: { stretches, ends, rows, now, remarks, numbers } };
}

/** A report with its open suggestions in its texts. */
export function revisedReport(report: Report, ranges: SuggestionRanges): RevisedReport {
  const bodies = new Map(report.bodies);
  const sections = new Map<SectionId, RevisedSection>();
  const open = [...report.suggestions.values()].filter(({ decision }) => !decision);
  for (const entry of report.outline) {
    const own = open.filter(({ section }) => section === entry.id);
    const revised = revisedSection(report, entry, own, ranges);
    if (!revised) continue;
    bodies.set(entry.id, revised.body);
    sections.set(entry.id, revised.section);
  }
  return { report: { ...report, bodies }, sections };
}
