// Rows of a Word document as a table of the source: cells that go on from above are one with it.

import type { SourceCell, SourceTable } from '../source-line';
import { type ParagraphBuilder, shiftOf } from './paragraph-builder';
import type { WordCell, WordRow } from './word-blocks';

type OpenCell = { -readonly [Key in keyof SourceCell]: SourceCell[Key] };

function sourceParagraphs({ paragraphs }: WordCell): SourceCell['paragraphs'] {
  return paragraphs.map(({ number, text, bold, noted }) => {
    const shift = shiftOf(number, text);
    return { text: shift.text, bold: shift.spans(bold), ...noted };
  });
}

/** @param isHead - whether a paragraph has the style of a head */
export function sourceTable(
  rows: readonly WordRow[],
  isHead: (paragraph: ParagraphBuilder) => boolean,
): SourceTable {
  /** By column, the cell above that may go on. */
  const above: (OpenCell | undefined)[] = [];
  return rows.map(({ cells, isHeader }) => {
    const row: OpenCell[] = [];
    let column = 0;
    for (const cell of cells) {
      const { colspan, goesOn, paragraphs } = cell;
      const upper = goesOn ? above[column] : undefined;
      if (upper) upper.rowspan += 1;
      else {
        const header = isHeader || (paragraphs.length > 0 && paragraphs.every(isHead));
        row.push({ paragraphs: sourceParagraphs(cell), colspan, rowspan: 1, isHeader: header });
      }
      for (let offset = 0; offset < colspan; offset++)
        above[column + offset] = offset === 0 ? (upper ?? row.at(-1)) : undefined;
      column += colspan;
    }
    return row;
  });
}
