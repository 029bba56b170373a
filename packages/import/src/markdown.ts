// What of Markdown is read: heading marks, `**bold**`, backslash escapes, tables (`text-table.ts`),
// footnotes (`markdown-notes.ts`). Everything else stays as it is written.

import type { SourceLine, SourceText, Span } from './source-line';
import { noteMark } from './source-note';

/** A backslash before punctuation means the punctuation itself (CommonMark 2.4). */
const escapable = /[!-/:-@[-`{-~]/;

/** Notes of a file by their names: `[^1]: 含上年结转`. */
export type MarkdownNotes = ReadonlyMap<string, string>;

interface Token {
  readonly is: 'text' | 'delimiter' | 'note';
  readonly text: string;
}

/** The name of a note that is referred to here: `[^1]`. */
const reference = /\[\^([^\]\s]{1,100})\]/y;

function tokens(text: string, notes: MarkdownNotes): readonly Token[] {
  const found: Token[] = [];
  for (let index = 0; index < text.length; index++) {
    const next = text[index + 1];
    if (text[index] === '\\' && next !== undefined && escapable.test(next)) {
      found.push({ text: next, is: 'text' });
      index++;
      continue;
    }
    reference.lastIndex = index;
    const [written = '', name = ''] = text[index] === '[' ? (reference.exec(text) ?? []) : [];
    const note = notes.get(name);
    if (note !== undefined) {
      found.push({ text: note, is: 'note' });
      index += written.length - 1;
    } else if (text[index] === '*' && next === '*') {
      found.push({ text: '**', is: 'delimiter' });
      index++;
    } else found.push({ text: text[index]!, is: 'text' });
  }
  return found;
}

/** Text without its bold marks, where it is bold, and its notes. A mark without a partner is text. */
export function markdownText(text: string, notes: MarkdownNotes = new Map()): SourceText {
  const parts = tokens(text, notes);
  let pairs = Math.floor(parts.filter(({ is }) => is === 'delimiter').length / 2) * 2;
  const bold: Span[] = [];
  const own: string[] = [];
  let plain = '';
  let open: number | null = null;
  for (const part of parts) {
    if (part.is === 'note') {
      own.push(part.text);
      plain += noteMark;
      continue;
    }
    if (part.is === 'text' || pairs === 0) {
      plain += part.text;
      continue;
    }
    pairs--;
    if (open === null) open = plain.length;
    else {
      if (plain.length > open) bold.push({ from: open, to: plain.length });
      open = null;
    }
  }
  return { text: plain, bold, ...(own.length > 0 ? { notes: own } : {}) };
}

/** A heading may be closed with the marks that open it: `## 部门职能 ##`. */
function withoutClosingMarks(text: string): string {
  let end = text.length;
  while (text[end - 1] === '#') end--;
  return end < text.length && /\s/.test(text[end - 1] ?? ' ') ? text.slice(0, end) : text;
}

/** A line of Markdown as a source line; none when only marks were in it. */
export function markdownLine(line: SourceLine, notes: MarkdownNotes = new Map()): readonly SourceLine[] {
  const depth = /^(#{1,6})(?:\s|$)/.exec(line.text)?.[1]?.length ?? 0;
  const written = depth > 0 ? withoutClosingMarks(line.text.slice(depth)) : line.text;
  // A backslash at the end of a line is a hard break.
  const content = written.replace(/(?<!\\)\\$/, '');
  const { text, bold, ...own } = markdownText(content, notes);
  const start = text.length - text.trimStart().length;
  const kept = text.trim();
  if (kept === '') return [];
  const shifted = bold
    .map(({ from, to }) => ({ from: Math.max(from - start, 0), to: Math.min(to - start, kept.length) }))
    .filter(({ from, to }) => to > from);
  return [{ ...line, ...own, text: kept, bold: shifted, depth }];
}
