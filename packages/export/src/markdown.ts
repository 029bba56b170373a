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

/** What footnotes say, in the order of their marks. */
type Notes = string[];

/** Neighbouring runs that are alike in weight are one, so that marks never meet. */
function byWeight(runs: readonly Run[]): readonly Pick<Run, 'type' | 'text' | 'bold' | 'note'>[] {
  const merged: { type: Run['type']; text: string; bold: boolean; note?: string }[] = [];
  for (const { type, text, bold, note } of runs) {
    const last = merged.at(-1);
    if (note !== undefined) {
      if (text !== '') merged.push({ type, text, bold, note });
    } else if (last && last.type !== 'note' && last.bold === bold) last.text += text;
    else merged.push({ type, text, bold });
  }
  return merged;
}

const inline = (runs: readonly Run[], notes: Notes) =>
  byWeight(runs)
    .map((run) => {
      if (run.note !== undefined) return `[^${notes.push(run.note)}]`;
      return run.bold ? bold(run.text) : escapeInline(run.text);
    })
    .join('');

/** A cell is one line there: paragraphs and lines within it are parted by the break of HTML. */
const cellText = ({ blocks }: ShownCell, notes: Notes) =>
  blocks.map(({ runs }) => inline(runs, notes).trim().replaceAll('\n', '<br>')).join('<br>');

/** Its first row is the head, which a table has there; cells that span several columns or rows leave the others empty. */
function table({ rows, columns }: FlowTable, notes: Notes): string {
  const lines = rows.map((row) => {
    const texts = Array.from({ length: columns }, () => '');
    for (const cell of row) texts[cell.column] = cellText(cell, notes);
    return `| ${texts.join(' | ')} |`;
  });
  return lines.toSpliced(1, 0, `|${' --- |'.repeat(columns)}`).join('\n');
}

/** A line feed within a paragraph is a hard break, which a heading cannot have. */
function markdownParagraph(paragraph: FlowParagraph, notes: Notes): string {
  switch (paragraph.role) {
    case 'title':
      return `# ${escapeInline(paragraph.text)}`;
    case 'attachmentTitle':
      return `## ${escapeInline(paragraph.text)}`;
    case 'heading':
      return `${'#'.repeat(paragraph.level + 1)} ${escapeInline(paragraph.number)}${inline(paragraph.runs, notes).replaceAll('\n', ' ')}`;
    case 'paragraph':
      return inline(paragraph.runs, notes).split('\n').map(escapeStart).join('\\\n');
    case 'caption':
      return escapeStart(inline(paragraph.runs, notes).replaceAll('\n', ' '));
    case 'table':
      return table(paragraph, notes);
    case 'chart':
      return table(paragraph.table, notes);
    default:
      return escapeStart(escapeInline(paragraph.text));
  }
}

/** A note at the end; its further paragraphs are further lines of it. */
const noteLine = (note: string, index: number) =>
  `[^${index + 1}]: ${note
    .split('\n')
    .map((line) => escapeStart(escapeInline(line)))
    .join('\\\n    ')}`;

/**
 * A report as Markdown: the title is a heading of depth 1, level 1 of the numbering one of depth 2, and so on. Footnotes, which GitHub,
 * pandoc and others know, stand at the end.
 */
export function markdown(report: Report): string {
  const notes: Notes = [];
  const paragraphs = reportFlow(report).map((paragraph) => markdownParagraph(paragraph, notes));
  return `${[...paragraphs, ...notes.map(noteLine)].join('\n\n')}\n`;
}
