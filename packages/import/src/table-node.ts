// A table of a source as a node of the report's schema.

import { bodySchema, tableLimits } from '@huigao/report';
import type { Node } from 'prosemirror-model';
import type { SourceCell, SourceTable, SourceText } from './source-line';

/** Whether a table is within what the schema holds. */
export const fitsTable = (table: SourceTable): boolean =>
  table.length <= tableLimits.rows &&
  table.every(
    (row) =>
      row.length <= tableLimits.columns &&
      row.every(({ colspan, rowspan }) => colspan <= tableLimits.columns && rowspan <= tableLimits.rows),
  );

type TextNodes = (line: SourceText) => readonly Node[];

function cellNode({ paragraphs, colspan, rowspan, isHeader }: SourceCell, textNodes: TextNodes): Node {
  const type = isHeader ? bodySchema.nodes.tableHeader : bodySchema.nodes.tableCell;
  const shown = paragraphs.length > 0 ? paragraphs : [{ text: '', bold: [] }];
  const content = shown.map((line) => bodySchema.nodes.paragraph.create(null, textNodes(line)));
  return type.create({ colspan, rowspan }, content);
}

/** @param textNodes - gives the inline nodes of a text */
export function tableNode(table: SourceTable, textNodes: TextNodes): Node {
  const rows = table.map((row) =>
    bodySchema.nodes.tableRow.create(
      null,
      row.map((cell) => cellNode(cell, textNodes)),
    ),
  );
  return bodySchema.nodes.table.create(null, rows);
}
