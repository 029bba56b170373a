// T1: numbers typed in the text. One that a figure's label introduces either matches that figure or contradicts it; one that is not
// introduced by a label, or by one that several figures share, is unknown: nothing is said of it.

import { claimState, formatCode, normaliseWidth } from '@huigao/figures';
import {
  type Figure,
  type FigureId,
  figureText,
  figureValues,
  type Report,
  type SectionId,
} from '@huigao/report';
import type { Finding, FindingPlace } from '../finding';
import type { Statement } from '../reading/line';
import { figureAmount, statedAmount } from '../reading/operands';
import { derived, type Reading, readForChecks } from '../reading/reading';
import { found, mostOfOneRule, placeOf, type Rule } from '../rule';

/** Words that may stand between a label and its number: 执行数为 …, 执行率达到 …. */
const links = ['共计', '合计', '达到', '为', '是', '共', '达', '约', '：', ':'];

const dense = (text: string) => normaliseWidth(text).replace(/\s/g, '');

interface Labels {
  /** Null where several figures share the label: that decides nothing. */
  readonly byLabel: ReadonlyMap<string, Figure | null>;
  /** Lengths in use, longest first: 一般公共预算财政拨款支出 before 支出. */
  readonly lengths: readonly number[];
  /** The last characters of labels and links: most numbers have another one before them. */
  readonly ends: ReadonlySet<string>;
}

const known = new WeakMap<Report['figures'], Labels>();

function labelsOf(figures: Report['figures']): Labels {
  const old = known.get(figures);
  if (old) return old;
  const byLabel = new Map<string, Figure | null>();
  for (const figure of figures.values())
    for (const label of new Set([figure.label, ...figure.aliases].map(dense)))
      if (label !== '') byLabel.set(label, byLabel.has(label) ? null : figure);
  const lengths = [...new Set([...byLabel.keys()].map((label) => label.length))].sort((a, b) => b - a);
  const ends = new Set([...byLabel.keys(), ...links].map((label) => label.at(-1)!));
  const labels = { byLabel, lengths, ends };
  known.set(figures, labels);
  return labels;
}

function labelledBy(before: string, { byLabel, lengths }: Labels): Figure | null | undefined {
  for (const length of lengths) {
    const figure = length <= before.length ? byLabel.get(before.slice(-length)) : undefined;
    if (figure !== undefined) return figure;
  }
  return undefined;
}

/** The character before an offset, spaces aside. */
function lastSign(text: string, offset: number): string {
  let at = offset - 1;
  while (at >= 0 && /\s/.test(text[at]!)) at--;
  return at < 0 ? '' : normaliseWidth(text[at]!);
}

/** The figure whose label stands right before a number, if any. */
function introducedBy({ line, from }: Statement, labels: Labels): Figure | null {
  if (!labels.ends.has(lastSign(line.text, from))) return null;
  const longest = (labels.lengths[0] ?? 0) * 2 + 16;
  let before = dense(line.text.slice(Math.max(0, from - longest), from));
  for (;;) {
    const figure = labelledBy(before, labels);
    if (figure !== undefined) return figure;
    const link = links.find((word) => before.endsWith(word));
    if (!link) return null;
    before = before.slice(0, -link.length);
  }
}

/** The figure of a report whose label stands right before a typed number. */
export const labelledFigure = ({ report }: Pick<Reading, 'report'>, statement: Statement): Figure | null =>
  introducedBy(statement, labelsOf(report.figures));

/** What a number in the text is to the figures of the report. */
export type NumberClass = 'linked' | 'matches' | 'contradicts' | 'unknown';

interface Classed {
  readonly statement: Statement;
  readonly class: NumberClass;
  readonly figure: Figure | null;
}

function classify({ report }: Reading, statement: Statement): Classed {
  if (statement.linked)
    return { statement, class: 'linked', figure: report.figures.get(statement.linked) ?? null };
  const figure = introducedBy(statement, labelsOf(report.figures));
  const value = figure && figureValues(report.figures).get(figure.id);
  if (!figure || !value?.ok || statement.figure.unit !== figure.unit)
    return { statement, class: 'unknown', figure: null };
  const holds = claimState(statement.figure, value.value) !== 'broken';
  return { statement, class: holds ? 'matches' : 'contradicts', figure };
}

/** Every number of the text with its class, in order. */
export const classifyNumbers = derived((reading: Reading): readonly Classed[] =>
  reading.statements.map((statement) => classify(reading, statement)),
);

/** A number of the text with its class, as plain data. */
export interface TextNumber {
  readonly place: FindingPlace;
  readonly class: NumberClass;
  /** The figure it is linked to, matches or contradicts. */
  readonly figure: FigureId | null;
  /** As it stands there. */
  readonly text: string;
}

/** Every number of the text with its class, in order. */
export const textNumbers = (reading: Reading): readonly TextNumber[] =>
  classifyNumbers(reading).map(({ statement, class: one, figure }) => ({
    place: placeOf(statement),
    class: one,
    figure: figure?.id ?? null,
    text: statement.figure.text,
  }));

function findingOf(reading: Reading, classed: Classed): Finding | null {
  const { report } = reading;
  const { statement, figure } = classed;
  if (!figure || classed.class === 'linked') return null;
  const place = statement.line.anchor(statement.from, statement.to);
  // A number across a place or an ordinal is not typed in one piece.
  if (!statement.line.isNote && place.to - place.from !== statement.to - statement.from) return null;
  const fits = classed.class === 'matches';
  const format = fits && statement.figure.reproduced === 'whole' ? formatCode(statement.figure.format) : '';
  const expected = figureText(report.figures, figure.id, format) ?? '';
  const amount = figureAmount(reading, figure.id);
  const head = fits
    ? ({ rule: 'T1', severity: 'info', message: 'finding.matches' } as const)
    : ({ rule: 'T1', severity: 'block', message: 'finding.contradicts' } as const);
  return found(head, statement, {
    parameters: { label: figure.label, shown: statement.figure.text, expected },
    expected,
    fix: { kind: 'link', figure: figure.id, format },
    operands: [statedAmount(statement), ...(amount ? [amount] : [])],
  });
}

/** Findings of numbers of these classes, what contradicts first: so many numbers may match that no more are wanted. */
function findingsOf(reading: Reading, classes: readonly NumberClass[], most: number): readonly Finding[] {
  const findings: Finding[] = [];
  for (const one of classes)
    for (const classed of classifyNumbers(reading)) {
      if (findings.length >= most) return findings;
      const finding = classed.class === one ? findingOf(reading, classed) : null;
      if (finding) findings.push(finding);
    }
  return findings;
}

/** T1. */
export const typedNumbers: Rule = {
  id: 'T1',
  severity: 'block',
  run: (reading) => findingsOf(reading, ['contradicts', 'matches'], mostOfOneRule),
};

/** The numbers of one section that match a figure and are not linked to it yet, as T1 offers them. */
export function linkableNumbers(report: Report, section: SectionId): readonly Finding[] {
  const reading = readForChecks({ ...report, outline: report.outline.filter(({ id }) => id === section) });
  return findingsOf(reading, ['matches'], Number.POSITIVE_INFINITY);
}
