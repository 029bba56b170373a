// A report as CommonMark: every character of its text prints literally.

import type { Report, Run, ShownCell } from '@huigao/report';
import { type FlowParagraph, type FlowTable, reportFlow } from './flow';

/** Signs that mean something within a line (CommonMark, GitHub's tables, strikethrough and formulas). */
const inlineSigns = /[\\`*_[\]<>&~|$#]/g;

/** Beginnings of a line that would make it a list, a rule or the underline of a heading. */
const lineSigns = /^(?:[+=-]|\d+(?=[.)](?:\s|$)))/;

const escapeInline = (text: string) => text.replace(inlineSigns, '\\$&');

/** Spaces at the beginning are layout there, four of them would make the line code. */
function escapeStart(line: string): string {
  return line
    .replace(/^[ \t]+/, '')
    .replace(lineSigns, (sign) => (/\d/.test(sign) ? `${sign}\\` : `\\${sign}`));
}

/**
 * Bold text. Marks beside punctuation do not close before a Han character (CommonMark, "right-flanking"), so punctuation and
 * spaces at the ends stay outside of the marks.
 */
function bold(text: string): string {
  const [, before = '', inner = '', after = ''] =
    /^([\p{P}\p{S}\s]*)(.*?)([\p{P}\p{S}\s]*)$/su.exec(text) ?? [];
  return escapeInline(before) + (inner === '' ? '' : `**${escapeInline(inner)}**`) + escapeInline(after);
}

/** Neighbouring runs that are alike in weight are one, so that marks never meet. */
function byWeight(runs: readonly Run[]): readonly Pick<Run, 'text' | 'bold'>[] {
  const merged: { text: string; bold: boolean }[] = [];
  for (const run of runs) {
    const last = merged.at(-1);
    if (last && last.bold === run.bold) last.text += run.text;
    else merged.push({ text: run.text, bold: run.bold });
  }
  return merged;
}

const inline = (runs: readonly Run[]) =>
  byWeight(runs)
    .map((run) => (run.bold ? bold(run.text) : escapeInline(run.text)))
    .join('');

/** A cell is one line there: paragraphs and lines within it are parted by the break of HTML. */
const cellText = ({ blocks }: ShownCell) =>
  blocks.map(({ runs }) => inline(runs).trim().replaceAll('\n', '<br>')).join('<br>');

/** Its first row is the head, which a table has there; cells that span several columns or rows leave the others empty. */
function table({ rows, columns }: FlowTable): string {
  const lines = rows.map((row) => {
    const texts = Array.from({ length: columns }, () => '');
    for (const cell of row) texts[cell.column] = cellText(cell);
    return `| ${texts.join(' | ')} |`;
  });
  return lines.toSpliced(1, 0, `|${' --- |'.repeat(columns)}`).join('\n');
}

/** A line feed within a paragraph is a hard break, which a heading cannot have. */
function markdownParagraph(paragraph: FlowParagraph): string {
  switch (paragraph.role) {
    case 'title':
      return `# ${escapeInline(paragraph.text)}`;
    case 'attachmentTitle':
      return `## ${escapeInline(paragraph.text)}`;
    case 'heading':
      return `${'#'.repeat(paragraph.level + 1)} ${escapeInline(paragraph.number)}${inline(paragraph.runs).replaceAll('\n', ' ')}`;
    case 'paragraph':
      return inline(paragraph.runs).split('\n').map(escapeStart).join('\\\n');
    case 'caption':
      return escapeStart(inline(paragraph.runs).replaceAll('\n', ' '));
    case 'table':
      return table(paragraph);
    case 'chart':
      return table(paragraph.table);
    default:
      return escapeStart(escapeInline(paragraph.text));
  }
}

/** A report as Markdown: the title is a heading of depth 1, level 1 of the numbering one of depth 2, and so on. */
export function markdown(report: Report): string {
  return `${reportFlow(report).map(markdownParagraph).join('\n\n')}\n`;
}
