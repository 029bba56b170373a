// Edits as an honest client makes them: most through ProseMirror steps and the converter of the editor binding, some straight on
// the shared types as a script would. An edit is plain data; where it lands is a fraction of what is there when it is done.

import { attributeFault, bodySchema } from '@huigao/report';
import { bodyRoot, readBody } from '@huigao/report-doc';
import { updateYFragment } from '@tiptap/y-tiptap';
import fc from 'fast-check';
import type { Node } from 'prosemirror-model';
import { canJoin, canSplit, Transform } from 'prosemirror-transform';
import * as Y from 'yjs';

export const editKinds = [
  'type',
  'typeMany',
  'erase',
  'split',
  'join',
  'bold',
  'plain',
  'heading',
  'paragraph',
  'inline',
  'place',
  'paste',
  'eraseBlock',
  'rawInsert',
  'rawErase',
  'rawFormat',
  'rawAttribute',
  'rawBlock',
] as const;
export type EditKind = (typeof editKinds)[number];

export interface Edit {
  readonly kind: EditKind;
  /** Fractions of the text, or of a choice. */
  readonly at: number;
  readonly to: number;
  readonly text: string;
}

const words = ['预算', '执行率为', '99.97%', '𠮷野家', '，', '🏛️', 'a', '绩效目标完成情况', '一是', ' '];

const weighted = <T>(...choices: readonly (readonly [number, T])[]) =>
  fc.oneof(...choices.map(([weight, value]) => ({ weight, arbitrary: fc.constant(value) })));

export const editArbitrary: fc.Arbitrary<Edit> = fc.record({
  kind: weighted<EditKind>(
    [12, 'type'],
    [6, 'erase'],
    [5, 'split'],
    [4, 'join'],
    [5, 'bold'],
    ...editKinds
      .filter((kind) => !['type', 'erase', 'split', 'join', 'bold'].includes(kind))
      .map((kind) => [2, kind] as const),
  ),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  to: fc.double({ min: 0, max: 1, noNaN: true }),
  text: fc.constantFrom(...words),
});

const { nodes, marks } = bodySchema;

/**
 * Undo together with another's edit can make a place again without its figure, when the figure of that very element was changed;
 * the binding changes it when one of several places goes. As long as the schema refuses such a place, all show one figure here.
 */
const mayLackFigure = attributeFault('place', { figure: '', format: '', shown: '' }) === null;
const figureFor = (text: string) => (mayLackFigure ? `figure.${text.length}` : 'total.executed');

function inlineNode(text: string): Node {
  switch (text.length % 3) {
    case 0:
      return nodes.ordinal.create({ level: 3 });
    case 1:
      return nodes.place.create({ figure: figureFor(text), format: '', shown: text });
    default:
      return nodes.hardBreak.create();
  }
}

const pastedBlocks = (text: string) => [
  nodes.paragraph.create(null, [bodySchema.text(text), bodySchema.text('粗', [marks.bold.create()])]),
  nodes.heading.create({ level: 4 }, [inlineNode(text), bodySchema.text(text)]),
  nodes.paragraph.create(null, [inlineNode(`${text}x`)]),
];

/** The position, or the next where it would cut a character in two, as the editor keeps it. */
function wholePosition(doc: Node, position: number): number {
  const $at = doc.resolve(position);
  const before = $at.parent.isTextblock ? $at.parent.textBetween(0, $at.parentOffset, undefined, ' ') : '';
  return /[\uD800-\uDBFF]$/.test(before) ? position + 1 : position;
}

function placeAfter(doc: Node, position: number): number | null {
  let found: number | null = null;
  doc.descendants((node, at) => {
    if (node.type === nodes.place && (found === null || at <= position)) found = at;
  });
  return found;
}

function blockBoundary(doc: Node, position: number): number {
  return doc.resolve(position).depth === 0 ? position : doc.resolve(position).before(1);
}

function step(doc: Node, { kind, at, to, text }: Edit): Transform {
  const tr = new Transform(doc);
  const { size } = doc.content;
  const from = wholePosition(doc, Math.round(at * size));
  const inText = doc.resolve(from).parent.isTextblock;
  const within = (reach: number) =>
    Math.max(from, wholePosition(doc, Math.min(Math.round(to * size), from + reach, size)));
  const end = within(60);
  switch (kind) {
    case 'type':
    case 'typeMany':
      return inText ? tr.insert(from, bodySchema.text(kind === 'type' ? text : text.repeat(20))) : tr;
    case 'erase':
      return tr.delete(from, within(6));
    case 'split':
      return inText && canSplit(doc, from) ? tr.split(from) : tr;
    case 'join': {
      const boundary = blockBoundary(doc, from);
      return canJoin(doc, boundary) ? tr.join(boundary) : tr;
    }
    case 'bold':
      return tr.addMark(from, end, marks.bold.create());
    case 'plain':
      return tr.removeMark(from, end, marks.bold);
    case 'heading':
      return tr.setBlockType(from, end, nodes.heading, { level: 3 + (text.length % 3) });
    case 'paragraph':
      return tr.setBlockType(from, end, nodes.paragraph);
    case 'inline':
      return inText ? tr.insert(from, inlineNode(text)) : tr;
    case 'place': {
      const place = placeAfter(doc, from);
      return place === null
        ? tr
        : tr.setNodeMarkup(place, null, { figure: figureFor(text), format: '.1', shown: text });
    }
    case 'paste':
      return tr.insert(blockBoundary(doc, from), pastedBlocks(text));
    case 'eraseBlock': {
      const block = doc.nodeAt(blockBoundary(doc, from));
      return block ? tr.delete(blockBoundary(doc, from), blockBoundary(doc, from) + block.nodeSize) : tr;
    }
    default:
      return tr;
  }
}

function texts(parent: Y.XmlFragment): Y.XmlText[] {
  return parent
    .toArray()
    .flatMap((child) => (child instanceof Y.XmlElement ? texts(child) : [child as Y.XmlText]));
}

const choose = <T>(from: readonly T[], fraction: number): T | undefined =>
  from[Math.min(from.length - 1, Math.floor(fraction * from.length))];

/** An index into a text that cuts no character. */
function indexIn(text: Y.XmlText, fraction: number): number {
  const index = Math.round(fraction * text.length);
  const string = text
    .toDelta()
    .reduce((all: string, { insert }: { insert: string }) => all + insert, '') as string;
  return /[\uD800-\uDBFF]/.test(string.charAt(index - 1)) ? index + 1 : index;
}

function rawEdit(body: Y.XmlFragment, { kind, at, to, text }: Edit): void {
  const target = choose(texts(body), at);
  const heading = choose(
    body
      .toArray()
      .filter((child) => child instanceof Y.XmlElement && child.nodeName === 'heading') as Y.XmlElement[],
    at,
  );
  switch (kind) {
    case 'rawInsert':
      target?.insert(indexIn(target, to), text);
      return;
    case 'rawErase':
      if (target && target.length > 0) {
        const index = indexIn(target, to);
        target.delete(index, Math.max(0, Math.min(indexIn(target, to + 0.2), target.length) - index));
      }
      return;
    case 'rawFormat':
      if (target) {
        const index = indexIn(target, to / 2);
        target.format(index, target.length - index, { bold: text.length % 2 ? {} : null });
      }
      return;
    case 'rawAttribute':
      heading?.setAttribute('level', (3 + (text.length % 3)) as unknown as string);
      return;
    case 'rawBlock': {
      const block = new Y.XmlElement('paragraph');
      block.insert(0, [new Y.XmlText(text)]);
      body.insert(Math.round(at * body.length), [block]);
      return;
    }
  }
}

/** Makes one edit in a client's document. Edits that have nothing to act on change nothing. */
export function edit(doc: Y.Doc, change: Edit, origin: unknown): void {
  const body = doc.getXmlFragment(bodyRoot);
  if (change.kind.startsWith('raw')) {
    doc.transact(() => rawEdit(body, change), origin);
    return;
  }
  const read = readBody(doc);
  if (!read.ok) throw new Error(`An honest document cannot be read: ${read.code} ${read.detail}`);
  const { doc: after, docChanged } = step(read.body, change);
  if (docChanged)
    doc.transact(() => updateYFragment(doc, body, after, { mapping: new Map(), isOMark: new Map() }), origin);
}
