// Paragraphs from lines: what a page break tore apart is joined again (rules found in published reports).

import { leadingMarker, readsAsHeading } from './marker';
import type { LineJoin, SourceLine } from './source-line';
import { withoutMarks } from './source-note';

/** A paragraph of the source; `line` is where it begins. */
export type Paragraph = SourceLine;

/**
 * A page ends after a full line, at least 26 characters on the grid of GB/T 9704 (28 less the indent). A shorter line without
 * an end is a label, a cell of a table or a caption, and stands alone.
 */
const shortestTornLine = 20;

/** Labels that open a paragraph although they carry no number, and marks of lists. */
const opening =
  /^(?:任务[一二三四五六七八九十\d]+|支出完成情况|目标实际完成情况及主要成效|指标完成情况|附件\d*)[：:]|^[-•·●*]\s/;

const isHeading = ({ text, depth }: SourceLine) => {
  if (depth > 0) return true;
  const marker = leadingMarker(text);
  return marker !== null && marker.family !== 'point' && readsAsHeading(text.slice(marker.text.length));
};

/** Whether a line stops in mid-sentence. */
function isTorn({ text, table }: SourceLine): boolean {
  if (table) return false;
  // Asterisks may stand after the last sign: what a converter left of bold type.
  const end = withoutMarks(text.slice(-shortestTornLine)).replace(/[*\s]+$/, '');
  if (/[；，、;,]$/.test(end)) return true;
  return text.length >= shortestTornLine && !/[。！？：”）….!?:")》】」』]$/.test(end);
}

const opensParagraph = (line: SourceLine) =>
  line.table !== undefined || line.depth > 0 || leadingMarker(line.text) !== null || opening.test(line.text);

function join(parts: readonly SourceLine[]): Paragraph {
  let text = '';
  const bold = [];
  const joins: LineJoin[] = [];
  for (const part of parts) {
    if (text !== '') joins.push({ at: text.length, line: part.line });
    for (const { from, to } of part.bold) bold.push({ from: from + text.length, to: to + text.length });
    text += part.text;
  }
  const notes = parts.flatMap((part) => part.notes ?? []);
  return { ...parts[0]!, text, bold, joins, ...(notes.length > 0 ? { notes } : {}) };
}

/** The paragraphs of the text below the title. */
export function joinLines(lines: readonly SourceLine[]): readonly Paragraph[] {
  const groups: SourceLine[][] = [];
  for (const line of lines) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (group && last && !isHeading(last) && isTorn(last) && !opensParagraph(line)) group.push(line);
    else groups.push([line]);
  }
  return groups.map(join);
}
