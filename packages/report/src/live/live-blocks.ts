import type { Node } from 'prosemirror-model';
import type { LiveBlockAttrs } from '../body/live-block-kinds';
import type { Block } from '../body/text';
import type { Report } from '../report';
import type { LiveCell, LiveSource } from './live-cells';
import { liveContent } from './live-content';

/** What a body's live blocks are drawn from; what a caller does not know of is empty. */
export const liveSource = ({
  figures,
  tasks = new Map(),
  indicators = new Map(),
  pinned = null,
}: Pick<LiveSource, 'figures' | 'pinned'> & Partial<Pick<Report, 'tasks' | 'indicators'>>): LiveSource => ({
  figures,
  tasks,
  indicators,
  pinned,
});

/** A live block as the blocks of a table's cells, so that whoever reads tables reads it. */
export function liveBlocks(
  source: Parameters<typeof liveSource>[0],
  node: Node,
  pos: number,
): readonly Block[] {
  const attrs = node.attrs as LiveBlockAttrs;
  const { head, rows } = liveContent(liveSource(source), attrs);
  if (rows.length === 0) return [];
  const block = (cell: LiveCell, place: { row: number; column: number; header: boolean }): Block => ({
    type: 'paragraph',
    level: null,
    number: '',
    pos,
    live: attrs.kind,
    cell: { table: pos, ...place, colspan: 1, rowspan: cell.rowspan ?? 1 },
    runs:
      cell.text === ''
        ? []
        : [
            {
              type: 'place',
              text: cell.text,
              bold: false,
              pos,
              ...(cell.figure ? { figure: cell.figure } : {}),
            },
          ],
  });
  return [
    ...head.map((text, column) => block({ text }, { row: 0, column, header: true })),
    // A row that a cell from above covers has fewer cells: they stand at the right.
    ...rows.flatMap((cells, row) =>
      cells.map((cell, index) =>
        block(cell, { row: row + 1, column: head.length - cells.length + index, header: false }),
      ),
    ),
  ];
}
