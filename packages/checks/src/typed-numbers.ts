// T1: numbers typed in the text. One that a figure's label introduces either matches that figure or contradicts it;
// one that is not introduced by a label is left alone (more of T1 is later work).

import { claimState, formatCode, type RecognisedFigure, recogniseFigures } from '@huigao/figures';
import {
  type Block,
  bodyBlocks,
  type Figure,
  figureText,
  figureValues,
  type Report,
  type SectionId,
} from '@huigao/report';
import type { Finding } from './finding';

/** Words that may stand between a label and its number: 执行数为 …, 执行率达到 …. */
const link = /(?:为|是|共|达|达到|共计|合计|约|：|:|\s)*$/;

interface Labelled {
  readonly label: string;
  readonly figure: Figure;
}

/**
 * Labels and aliases, longest first: 一般公共预算财政拨款支出 before 支出. Labels that several figures share say nothing
 * about which is meant, so they are left out ("cannot decide" is never a guess).
 */
function labelsOf(report: Report): readonly Labelled[] {
  const byLabel = new Map<string, Figure[]>();
  for (const figure of report.figures.values())
    for (const label of new Set([figure.label, ...figure.aliases]))
      byLabel.set(label, [...(byLabel.get(label) ?? []), figure]);
  return [...byLabel]
    .filter(([, figures]) => figures.length === 1)
    .map(([label, figures]) => ({ label, figure: figures[0]! }))
    .sort((a, b) => b.label.length - a.label.length);
}

/** The figure whose label stands right before `end` in the text, if any. */
function introducedBy(text: string, end: number, labels: readonly Labelled[]): Figure | null {
  const before = text.slice(0, end).replace(link, '');
  return labels.find(({ label }) => before.endsWith(label))?.figure ?? null;
}

/** The sentence around a stretch of text. */
function sentenceAround(text: string, from: number, to: number): string {
  const start = Math.max(text.lastIndexOf('。', from - 1), text.lastIndexOf('\n', from - 1)) + 1;
  const stop = text.indexOf('。', to);
  return text.slice(start, stop < 0 ? text.length : stop + 1);
}

/** The shown text of a block, with the body position of each of its UTF-16 units (-1 inside places and numbers). */
function positionedText(block: Block): { text: string; positions: readonly number[] } {
  let text = block.number;
  const positions: number[] = [...block.number].map(() => -1);
  for (const run of block.runs) {
    text += run.text;
    for (let index = 0; index < run.text.length; index++)
      positions.push(run.type === 'text' ? run.pos + index : -1);
  }
  return { text, positions };
}

function findingFor(
  report: Report,
  section: SectionId,
  figure: Figure,
  number: RecognisedFigure,
  { text, positions }: ReturnType<typeof positionedText>,
): Finding | null {
  const from = positions[number.from]!;
  const last = positions[number.to - 1]!;
  // A number inside a place or across one is linked already; so is one that is not typed in one piece.
  if (from < 0 || last - from !== number.to - 1 - number.from || number.unit !== figure.unit) return null;
  const value = figureValues(report.figures).get(figure.id);
  if (!value?.ok) return null;
  const fits = claimState(number, value.value) !== 'broken';
  const format = fits && number.reproduced === 'whole' ? formatCode(number.format) : '';
  const expected = figureText(report.figures, figure.id, format) ?? '';
  return {
    rule: 'T1',
    severity: fits ? 'info' : 'block',
    message: fits ? 'finding.matches' : 'finding.contradicts',
    parameters: { label: figure.label, shown: number.text, expected },
    place: { section, from, to: last + 1 },
    shown: number.text,
    expected,
    quote: sentenceAround(text, number.from, number.to),
    fix: { figure: figure.id, format },
  };
}

/** Findings of rule T1 in one section. */
export function typedNumbers(report: Report, section: SectionId): readonly Finding[] {
  const body = report.bodies.get(section);
  if (!body) return [];
  const labels = labelsOf(report);
  const findings: Finding[] = [];
  for (const block of bodyBlocks(report, body)) {
    const positioned = positionedText(block);
    for (const number of recogniseFigures(positioned.text)) {
      const figure = introducedBy(positioned.text, number.from, labels);
      const finding = figure && findingFor(report, section, figure, number, positioned);
      if (finding) findings.push(finding);
    }
  }
  return findings;
}
