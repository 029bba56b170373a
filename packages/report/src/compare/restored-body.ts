import { Fragment, type Node } from 'prosemirror-model';

/** One paragraph (or heading, or table, or row of a table) of an earlier text, and where it goes in the text of now: positions as a comparison gives them. */
export interface RestoredParagraph {
  /** Where it stands in the earlier text; null: it was not there, so that restoring removes it. */
  readonly restored: number | null;
  /** What it takes the place of in the text of now; null: it went, and comes back. */
  readonly replaced: number | null;
  /** Behind what it comes back; null: it is the first. */
  readonly behind: number | null;
}

interface Child {
  readonly node: Node;
  readonly pos: number;
}

function childrenOf(body: Node): readonly Child[] {
  const children: Child[] = [];
  body.forEach((node, pos) => {
    children.push({ node, pos });
  });
  return children;
}

/** The text of now with one paragraph, or one row of a table, as it was; null when the positions are not those of such. */
export function restoredBody(now: Node, then: Node, wanted: RestoredParagraph): Node | null {
  const { restored, replaced } = wanted;
  const isOfRow =
    (restored !== null && rowAt(then, restored) !== null) ||
    (replaced !== null && rowAt(now, replaced) !== null);
  return isOfRow ? withRow(now, then, wanted) : withParagraph(now, then, wanted);
}

function withParagraph(
  now: Node,
  then: Node,
  { restored, replaced, behind }: RestoredParagraph,
): Node | null {
  const children = childrenOf(now);
  const indexOf = (pos: number) => children.findIndex((child) => child.pos === pos);
  const source = restored === null ? null : childrenOf(then).find(({ pos }) => pos === restored)?.node;
  if (source === undefined || (source === null && replaced === null)) return null;
  const at = replaced === null ? (behind === null ? 0 : indexOf(behind) + 1) : indexOf(replaced);
  if (at < 0 || (replaced === null && behind !== null && at === 0)) return null;
  const next = children.map(({ node }) => node);
  next.splice(at, replaced === null ? 0 : 1, ...(source ? [source] : []));
  return now.type.create(null, next);
}

/** A row of a table, and where it stands. */
interface PlacedRow {
  readonly row: Node;
  /** The table's place among the children of the body, and the row's among the rows. */
  readonly table: number;
  readonly index: number;
}

/** The row that a position lies in; null: none. */
function rowAt(body: Node, pos: number): PlacedRow | null {
  if (pos < 0 || pos > body.content.size) return null;
  const $pos = body.resolve(pos);
  for (let depth = $pos.depth; depth > 1; depth--)
    if ($pos.node(depth).type.name === 'tableRow')
      return { row: $pos.node(depth), table: $pos.index(0), index: $pos.index(depth - 1) };
  return null;
}

/** The columns of a row, none of whose cells reaches into the next; null: one does. */
function columnsOf(row: Node): number | null {
  let columns = 0;
  for (let index = 0; index < row.childCount; index++) {
    const { colspan, rowspan } = row.child(index).attrs as {
      readonly colspan: number;
      readonly rowspan: number;
    };
    if (rowspan !== 1) return null;
    columns += colspan;
  }
  return columns;
}

/** Rows change places only within one table, and only whole ones: cells that span several rows belong to all of them. */
function withRow(now: Node, then: Node, { restored, replaced, behind }: RestoredParagraph): Node | null {
  const source = restored === null ? null : rowAt(then, restored);
  if (restored !== null && !source) return null;
  const at = replaced === null ? (behind === null ? null : rowAt(now, behind)) : rowAt(now, replaced);
  if (!at) return null;
  const rows = childrenOf(now.child(at.table)).map(({ node }) => node);
  const columns = columnsOf(at.row);
  if (columns === null || (source && columnsOf(source.row) !== columns)) return null;
  if (!source && rows.length === 1) return null;
  rows.splice(
    replaced === null ? at.index + 1 : at.index,
    replaced === null ? 0 : 1,
    ...(source ? [source.row] : []),
  );
  const table = now.child(at.table).copy(Fragment.fromArray(rows));
  return now.copy(now.content.replaceChild(at.table, table));
}
