// What leaves by the clipboard reads as on screen: numbers computed, places as text. What comes in is reduced to the schema, and a
// place stays one only where its figure is known.

import {
  attributeFault,
  bodyBlocks,
  bodySchema,
  figureId,
  footnoteAttribute,
  linesOfBlocks,
  noteInLine,
  numberBody,
  type PlaceAttrs,
  placeText,
  type Report,
  tableLimits,
} from '@huigao/report';
import {
  DOMSerializer,
  Fragment,
  type Mark,
  type Node,
  type ResolvedPos,
  type Schema,
  Slice,
} from '@tiptap/pm/model';
import type { EditorView } from '@tiptap/pm/view';
import { numberAttribute } from '../body/numbers';
import { placeAttribute } from '../places/place-view';
import { isInCell, selectsCells } from '../tables/table-editing';

/** What a body needs of its report to be shown as text. */
export type ShownIn = Pick<Report, 'figures' | 'scheme'>;

/** The text between two positions as shown, one block a line; the cells of a row are parted by tabs. */
export function shownText(report: ShownIn, body: Node, from: number, to: number): string {
  const within = bodyBlocks(report, body).flatMap((block) => {
    const end = block.pos + body.nodeAt(block.pos)!.nodeSize;
    if (end <= from || block.pos + 1 > to) return [];
    const runs = block.runs.map((run) => {
      if (run.type !== 'text') return from <= run.pos && run.pos < to ? run.text : '';
      return run.text.slice(Math.max(0, from - run.pos), Math.max(0, to - run.pos));
    });
    return [{ block, text: (from <= block.pos + 1 ? block.number : '') + runs.join('') }];
  });
  return linesOfBlocks(within).join('\n');
}

/** The text of selected cells, which are not all that lies between the ends of the selection. */
function cellsText(report: ShownIn, { content }: Slice): string {
  const { doc, table } = bodySchema.nodes;
  const rows = JSON.parse(JSON.stringify(content)) as object[];
  const isTable = content.firstChild?.type.name === 'table';
  const body = doc.create(null, isTable ? rows.map(node) : table.create(null, rows.map(node)));
  return shownText(report, body, 0, body.content.size);
}

/** A node of the editor's schema as one of the report's. */
const node = (json: object) => bodySchema.nodeFromJSON(json);

function textNode(schema: Schema, text: string, marks: readonly Mark[]): Node[] {
  return text === '' ? [] : [schema.text(text, marks)];
}

/** A pasted node as this report can hold it, or what remains of it. */
function received(node: Node, figures: Report['figures'] | null): readonly Node[] {
  if (node.isText) return [node];
  const name = node.type.name;
  if (name === 'place') {
    const attrs = node.attrs as PlaceAttrs;
    const isKnown =
      attributeFault(name, node.attrs) === null && (figures?.has(figureId(attrs.figure)) ?? true);
    return isKnown ? [node] : textNode(node.type.schema, attrs.shown, node.marks);
  }
  if (name === 'table') return receivedTables(node, figures);
  if (attributeFault(name, node.attrs) !== null)
    return node.isInline || name === 'liveBlock'
      ? []
      : [node.type.schema.nodes.paragraph!.create(null, node.content)];
  return [node.copy(receivedAll(node.content, figures))];
}

/** A table, in several where it has more rows than one may have; the text of cells beyond the last column stays in that. */
function receivedTables(table: Node, figures: Report['figures'] | null): readonly Node[] {
  const rows = table.children
    .filter(({ childCount }) => childCount > 0)
    .map((row) => row.copy(Fragment.from(receivedCells(row, figures))));
  const tables: Node[] = [];
  for (let from = 0; from < rows.length; from += tableLimits.rows)
    tables.push(table.copy(Fragment.from(rows.slice(from, from + tableLimits.rows))));
  return tables;
}

function receivedCells(row: Node, figures: Report['figures'] | null): readonly Node[] {
  const cells = row.children.map((cell) => cell.copy(receivedAll(cell.content, figures)));
  const beyond = cells.splice(tableLimits.columns);
  const last = cells.at(-1)!;
  cells[cells.length - 1] = last.copy(beyond.reduce((all, { content }) => all.append(content), last.content));
  return cells;
}

function receivedAll(content: Fragment, figures: Report['figures'] | null): Fragment {
  const nodes: Node[] = [];
  content.forEach((node) => {
    nodes.push(...received(node, figures));
  });
  return Fragment.from(nodes);
}

/** What is pasted, with unknown places as text and nothing the server would refuse. */
export function receivedSlice(slice: Slice, figures: Report['figures'] | null): Slice {
  return new Slice(receivedAll(slice.content, figures), slice.openStart, slice.openEnd);
}

/** A slice for a cell, which holds paragraphs only: headings and tables among other things come in as paragraphs. */
export function sliceForCell(slice: Slice): Slice {
  const kinds = slice.content.content.map(({ type }) => type.name);
  const isFine = kinds.every((name) => name === 'paragraph' || bodySchema.nodes[name as 'text']?.isInline);
  // Cells into cells, the table commands know how.
  const isTable = kinds.length === 1 && (kinds[0] === 'table' || kinds[0] === 'tableRow');
  if (isFine || isTable || kinds.every((name) => name === 'tableRow')) return slice;
  const paragraphs: Node[] = [];
  slice.content.descendants((node) => {
    if (node.isTextblock) paragraphs.push(node.type.schema.nodes.paragraph!.create(null, node.content));
    return !node.isTextblock;
  });
  return Slice.maxOpen(Fragment.from(paragraphs));
}

/** Lone halves of characters and marks of lost ones are refused by the server, for the whole edit: they go here. */
const notText = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]|\uFFFD|\0/g;

export const receivedText = (text: string): string => text.replace(notText, '');

/** Lines of equally many words parted by tabs, as spreadsheets copy them, as a table; null for any other text. */
function tableOfLines(lines: readonly string[], schema: Schema): Node | null {
  const rows = lines.map((line) => line.split('\t'));
  const columns = rows[0]!.length;
  if (rows.length < 2 || columns < 2 || rows.length > tableLimits.rows || columns > tableLimits.columns)
    return null;
  if (rows.some(({ length }) => length !== columns) || rows.every(([first]) => first === '')) return null;
  const { table, tableRow, tableCell, paragraph } = schema.nodes;
  const cell = (text: string) =>
    tableCell!.create(null, paragraph!.create(null, textNode(schema, text.trim(), [])));
  return table!.create(
    null,
    rows.map((texts) => tableRow!.create(null, texts.map(cell))),
  );
}

/** Plain text as paragraphs, one a line, or as the table of a spreadsheet; the typed indent of a line goes, since paragraphs are indented already. */
export function paragraphsOf(text: string, schema: Schema): Slice {
  const lines = receivedText(text).split(/\r\n?|\n/);
  while (lines.length > 1 && lines.at(-1) === '') lines.pop();
  const table = tableOfLines(lines, schema);
  if (table) return new Slice(Fragment.from(table), 0, 0);
  const paragraphs = lines
    .map((line) => line.replace(/^[\u3000\t ]+/, ''))
    .map((line) => schema.nodes.paragraph!.create(null, textNode(schema, line, [])));
  return new Slice(Fragment.from(paragraphs), 1, 1);
}

/** Computed numbers of headings and ordinals by their node, remembered for one document. */
function numbersByNode(report: () => ShownIn | null, body: () => Node): (node: Node) => string {
  let of: Node | null = null;
  let texts = new Map<Node, string>();
  return (node) => {
    const now = body();
    const shown = report();
    if (now !== of && shown) {
      of = now;
      texts = new Map(numberBody(now, shown.scheme).map(({ pos, text }) => [now.nodeAt(pos)!, text]));
    }
    return texts.get(node) ?? '';
  };
}

/** Bears the title of a section, without its number, in what is copied over several: it is of the record, and our editors leave it out. */
export const titleAttribute = 'data-section-title';

/** A serializer whose HTML holds the texts as shown, for programs that know nothing of figures. */
export function bodySerializer(report: () => ShownIn | null, body: () => Node): DOMSerializer {
  const numberOf = numbersByNode(report, body);
  return new DOMSerializer(
    {
      ...DOMSerializer.nodesFromSchema(bodySchema),
      heading: (node) => [
        `h${node.attrs.level}`,
        ['span', { [numberAttribute]: '' }, numberOf(node)],
        ['span', 0],
      ],
      ordinal: (node) => ['span', { 'data-ordinal': String(node.attrs.level) }, numberOf(node)],
      // Other programs get what it says where it is said.
      footnote: ({ attrs: { text } }) => ['span', { [footnoteAttribute]: text }, noteInLine(text as string)],
      place: (node) => {
        const attrs = node.attrs as PlaceAttrs;
        const now = report();
        const text = now ? placeText(now.figures, attrs) : attrs.shown;
        return [
          'span',
          {
            [placeAttribute]: attrs.figure,
            'data-format': attrs.format,
            ...(attrs.override ? { 'data-override': attrs.override } : {}),
          },
          text,
        ];
      },
    },
    DOMSerializer.marksFromSchema(bodySchema),
  );
}

/** Rewritings of foreign HTML before the schema picks from it what it knows. */
const htmlRewritings: readonly (readonly [RegExp, string])[] = [
  // The number of a copied heading is computed where it is pasted.
  [/<span data-number="">[^<]*<\/span>/g, ''],
  [/<h([1-3]) data-section-title="[^"]*">.*?<\/h\1>/g, ''],
  // A wrapper of Google Docs, which is not bold in spite of its name.
  [/<b style="font-weight:\s*normal;?"/gi, '<span'],
  // Styles say nothing to the schema, and the page's policy would report each of them.
  [/\sstyle=(?:"[^"]*"|'[^']*')/gi, ''],
];

/** HTML from elsewhere, ready to be read by the schema. */
export const receivedHtml = (html: string): string =>
  htmlRewritings.reduce((text, [found, instead]) => text.replace(found, instead), receivedText(html));

/**
 * Props of a view for its clipboard.
 * @param report - null until it is known
 * @param body - the document of the view now
 */
export function clipboardProps(report: () => ShownIn | null, body: () => Node) {
  return {
    clipboardSerializer: bodySerializer(report, body),
    clipboardTextSerializer: (slice: Slice, { state }: EditorView) => {
      const now = report();
      const { from, to } = state.selection;
      if (now && selectsCells(state)) return cellsText(now, slice);
      return now
        ? shownText(now, state.doc, from, to)
        : slice.content.textBetween(0, slice.content.size, '\n');
    },
    clipboardTextParser: (text: string, $context: ResolvedPos) =>
      paragraphsOf(text, $context.doc.type.schema),
    transformPastedHTML: receivedHtml,
    transformPasted: (slice: Slice, { state }: EditorView) => {
      const received = receivedSlice(slice, report()?.figures ?? null);
      return isInCell(state.doc, state.selection.from) ? sliceForCell(received) : received;
    },
  };
}
