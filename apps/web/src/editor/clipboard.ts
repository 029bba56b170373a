// What leaves by the clipboard reads as on screen: numbers computed, places as text. What comes in is reduced to the schema, and a
// place stays one only where its figure is known.

import {
  attributeFault,
  bodyBlocks,
  bodySchema,
  figureId,
  numberBody,
  type PlaceAttrs,
  placeText,
  type Report,
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
import { numberAttribute } from './numbers';
import { placeAttribute } from './place-view';

/** What a body needs of its report to be shown as text. */
export type ShownIn = Pick<Report, 'figures' | 'scheme'>;

interface TextBlock {
  readonly pos: number;
  readonly text: string;
}

/** The text between two positions as shown, one block a line. */
export function shownText(report: ShownIn, body: Node, from: number, to: number): string {
  // bodyBlocks looks at figures and scheme only.
  const blocks = bodyBlocks(report as Report, body);
  const lines = blocks.flatMap((block): TextBlock[] => {
    const end = block.pos + body.nodeAt(block.pos)!.nodeSize;
    if (end <= from || block.pos + 1 > to) return [];
    const runs = block.runs.map((run) => {
      if (run.type !== 'text') return from <= run.pos && run.pos < to ? run.text : '';
      return run.text.slice(Math.max(0, from - run.pos), Math.max(0, to - run.pos));
    });
    return [{ pos: block.pos, text: (from <= block.pos + 1 ? block.number : '') + runs.join('') }];
  });
  return lines.map(({ text }) => text).join('\n');
}

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
  if (attributeFault(name, node.attrs) !== null)
    return node.isInline ? [] : [node.type.schema.nodes.paragraph!.create(null, node.content)];
  return [node.copy(receivedAll(node.content, figures))];
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

/** Lone halves of characters and marks of lost ones are refused by the server, for the whole edit: they go here. */
const notText = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]|\uFFFD|\0/g;

export const receivedText = (text: string): string => text.replace(notText, '');

/** Plain text as paragraphs, one a line; the typed indent of a line goes, since paragraphs are indented already. */
export function paragraphsOf(text: string, schema: Schema): Slice {
  const lines = receivedText(text)
    .split(/\r\n?|\n/)
    .map((line) => line.replace(/^[\u3000\t ]+/, ''));
  while (lines.length > 1 && lines.at(-1) === '') lines.pop();
  const paragraphs = lines.map((line) => schema.nodes.paragraph!.create(null, textNode(schema, line, [])));
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

/** A serializer whose HTML holds the texts as shown, for programs that know nothing of figures. */
function serializer(report: () => ShownIn | null, body: () => Node): DOMSerializer {
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
  // A wrapper of Google Docs, which is not bold in spite of its name.
  [/<b style="font-weight:\s*normal;?"/gi, '<span'],
  // Styles say nothing to the schema, and the page's policy would report each of them.
  [/\sstyle=(?:"[^"]*"|'[^']*')/gi, ''],
  // Cells of a row become words of a paragraph: not one word.
  [/(?=<\/t[dh]>\s*<t[dh])/gi, '\u3000'],
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
    clipboardSerializer: serializer(report, body),
    clipboardTextSerializer: (slice: Slice, { state }: EditorView) => {
      const now = report();
      const { from, to } = state.selection;
      return now
        ? shownText(now, state.doc, from, to)
        : slice.content.textBetween(0, slice.content.size, '\n');
    },
    clipboardTextParser: (text: string, $context: ResolvedPos) =>
      paragraphsOf(text, $context.doc.type.schema),
    transformPastedHTML: receivedHtml,
    transformPasted: (slice: Slice) => receivedSlice(slice, report()?.figures ?? null),
  };
}
