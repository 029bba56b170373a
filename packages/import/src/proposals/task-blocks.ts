// Where an imported text reports on its key tasks 重点工作任务 and their indicators 绩效指标, by positions in the body of its section.

import { indicatorItems, indicatorLabel, type ReportSeed } from '@huigao/report';
import type { Node } from 'prosemirror-model';
import { noteMark } from '../source-note';

/** A stretch of one paragraph. Atoms stand in its text as one character each, so that offsets are positions. */
export interface Stretch {
  readonly text: string;
  /** Position in the body of its first character. */
  readonly from: number;
}

/** A task as it is reported on: what stands below its heading. */
export interface TaskBlock {
  /** Index of the section in the outline. */
  readonly entry: number;
  /** Counted from 1 over the report. */
  readonly number: number;
  readonly title: string;
  /** Its paragraphs. */
  readonly lines: readonly Stretch[];
  /** What is said of each of its indicators. */
  readonly indicators: readonly Stretch[];
}

/** Stands for an atom in the text of a paragraph. */
const atom = '\uFFFC';
/** Heading level of a task below its section. */
const taskLevel = 3;

const textOf = (block: Node) =>
  block.textBetween(0, block.content.size, '', ({ type }) => (type.name === 'footnote' ? noteMark : atom));

/** The stretches of a text between its computed ordinals, or between the markers that were typed. */
function itemsOf({ text, from }: Stretch, start: number): readonly Stretch[] {
  const rest = text.slice(start);
  const spans = rest.includes(atom) ? betweenAtoms(text, start) : indicatorItems(text, start);
  return spans
    .map((span) => ({ text: text.slice(span.from, span.to), from: from + span.from }))
    .filter((one) => /[^\s。；;]/.test(one.text));
}

function betweenAtoms(text: string, start: number) {
  const spans: { from: number; to: number }[] = [];
  let from = start;
  for (let at = text.indexOf(atom, start); ; at = text.indexOf(atom, from)) {
    spans.push({ from, to: at < 0 ? text.length : at });
    if (at < 0) return spans;
    from = at + 1;
  }
}

const startsItem = /^(?:\uFFFC|[（(]\d{1,2}[)）]|\d{1,2}[.、．](?!\d)|[①-⑳])/;

/** What the label introduces: the rest of its paragraph, or the numbered paragraphs below where it stands alone. */
function indicatorsIn(lines: readonly Stretch[]): readonly Stretch[] {
  return lines.flatMap((line, index) => {
    const label = indicatorLabel.exec(line.text);
    if (!label) return [];
    const own = itemsOf(line, label.index + label[0].length);
    if (own.length > 0) return own;
    const below = lines.slice(index + 1);
    const end = below.findIndex(({ text }) => !startsItem.test(text));
    return below.slice(0, end < 0 ? below.length : end).flatMap((one) => itemsOf(one, 0));
  });
}

/** A heading as the title of a record: without the stop that some end with. */
const titleOf = (heading: Node) => heading.textContent.trim().replace(/[。．：:；;]+$/u, '');

/** The tasks that the section of results reports on, in their order. */
export function taskBlocks({ outline }: ReportSeed): readonly TaskBlock[] {
  const found: TaskBlock[] = [];
  for (const [entry, { kind, body }] of outline.entries()) {
    if (kind !== 'taskResults' || !body) continue;
    let open: { title: string; lines: Stretch[] } | null = null;
    const close = () => {
      if (!open || open.title === '') return;
      const { title, lines } = open;
      found.push({ entry, number: found.length + 1, title, lines, indicators: indicatorsIn(lines) });
    };
    body.forEach((block, pos) => {
      if (block.type.name === 'heading' && block.attrs.level <= taskLevel) {
        close();
        open = { title: titleOf(block), lines: [] };
      } else if (open && block.isTextblock) open.lines.push({ text: textOf(block), from: pos + 1 });
    });
    close();
  }
  return found;
}
