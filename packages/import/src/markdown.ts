// What of Markdown is read: heading marks, `**bold**`, backslash escapes, tables (`text-table.ts`). Everything else stays as it is
// written.

import type { SourceLine, Span } from './source-line';

/** A backslash before punctuation means the punctuation itself (CommonMark 2.4). */
const escapable = /[!-/:-@[-`{-~]/;

type Token = { readonly text: string; readonly delimiter: boolean };

function tokens(text: string): readonly Token[] {
  const found: Token[] = [];
  for (let index = 0; index < text.length; index++) {
    const next = text[index + 1];
    if (text[index] === '\\' && next !== undefined && escapable.test(next)) {
      found.push({ text: next, delimiter: false });
      index++;
    } else if (text[index] === '*' && next === '*') {
      found.push({ text: '**', delimiter: true });
      index++;
    } else found.push({ text: text[index]!, delimiter: false });
  }
  return found;
}

/** Text without its bold marks, and where it is bold. A mark without a partner is text. */
export function markdownText(text: string): { text: string; bold: readonly Span[] } {
  const parts = tokens(text);
  let pairs = Math.floor(parts.filter((part) => part.delimiter).length / 2) * 2;
  const bold: Span[] = [];
  let plain = '';
  let open: number | null = null;
  for (const part of parts) {
    if (!part.delimiter || pairs === 0) {
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
  return { text: plain, bold };
}

/** A heading may be closed with the marks that open it: `## 部门职能 ##`. */
function withoutClosingMarks(text: string): string {
  let end = text.length;
  while (text[end - 1] === '#') end--;
  return end < text.length && /\s/.test(text[end - 1] ?? ' ') ? text.slice(0, end) : text;
}

/** A line of Markdown as a source line; none when only marks were in it. */
export function markdownLine(line: SourceLine): readonly SourceLine[] {
  const depth = /^(#{1,6})(?:\s|$)/.exec(line.text)?.[1]?.length ?? 0;
  const written = depth > 0 ? withoutClosingMarks(line.text.slice(depth)) : line.text;
  // A backslash at the end of a line is a hard break.
  const content = written.replace(/(?<!\\)\\$/, '');
  const { text, bold } = markdownText(content);
  const start = text.length - text.trimStart().length;
  const kept = text.trim();
  if (kept === '') return [];
  const shifted = bold
    .map(({ from, to }) => ({ from: Math.max(from - start, 0), to: Math.min(to - start, kept.length) }))
    .filter(({ from, to }) => to > from);
  return [{ ...line, text: kept, bold: shifted, depth }];
}
