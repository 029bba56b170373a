// What a section's text may hold. The editor binds its keys and views to these specs; the server judges by them.
// Content rules are wide (`block*`): two valid edits may merge into an empty node, and nobody may be refused for that.

import { type MarkSpec, type Node, type NodeSpec, Schema } from 'prosemirror-model';
import { parseOverride } from '../override';
import { footnoteNode, isNoteText } from './footnote';
import { isLiveKind, type LiveBlockAttrs, longestOf } from './live-block-kinds';
import { isOverfull, paragraphsInCells, spanFault, tableNodes } from './table-nodes';

/** The part of a DOM element that parsing reads; this package knows no DOM. */
interface ParsedElement {
  getAttribute(name: string): string | null;
  readonly textContent: string | null;
}

/**
 * Rises with every change of nodes, marks or attributes; an older client gets a static rendering instead of an editor.
 * 2: places with words of their own. 3: tables, captions and live blocks (decision 0018). 4: footnotes (decision 0044). Texts of all
 * are valid as they are.
 */
export const schemaVersion = 4;

const nodes = {
  doc: { content: 'block*' },
  paragraph: {
    group: 'block',
    content: 'inline*',
    parseDOM: [{ tag: 'p' }, paragraphsInCells],
    toDOM: () => ['p', 0],
  },
  /** A heading on its own line below the section's title; its number is computed. */
  heading: {
    group: 'block',
    content: 'inline*',
    attrs: { level: { default: 3, validate: 'number' } },
    defining: true,
    parseDOM: [3, 4, 5].map((level) => ({ tag: `h${level}`, attrs: { level } })),
    toDOM: (node: Node) => [`h${node.attrs.level}`, 0],
  },
  text: { group: 'inline' },
  hardBreak: {
    group: 'inline',
    inline: true,
    selectable: false,
    linebreakReplacement: true,
    parseDOM: [{ tag: 'br' }],
    toDOM: () => ['br'],
  },
  /**
   * A number inside or at the start of a paragraph, computed from structure: `level` 3 and deeper are levels of the
   * numbering scheme (run-in headings, points of a list), `point` is a run 一是、二是.
   */
  ordinal: {
    group: 'inline',
    inline: true,
    atom: true,
    selectable: false,
    attrs: { level: { default: 3 }, restart: { default: false } },
    parseDOM: [
      {
        tag: 'span[data-ordinal]',
        getAttrs: (dom) => {
          const level = (dom as unknown as ParsedElement).getAttribute('data-ordinal');
          return { level: level === 'point' ? 'point' : Number(level) || 3 };
        },
      },
    ],
    toDOM: (node: Node) => ['span', { 'data-ordinal': String(node.attrs.level) }],
  },
  /** A place 引用处 of a figure. Its text is a function of the figure's value and the format; an empty format is the figure's own. */
  place: {
    group: 'inline',
    inline: true,
    atom: true,
    draggable: true,
    attrs: {
      /** Empty when undo brought a place back without it: nobody may be refused for that; `shown` remains. */
      figure: { default: '', validate: 'string' },
      format: { default: '', validate: 'string' },
      /** The text it had when it was made: what remains if the figure is unknown here. */
      shown: { default: '', validate: 'string' },
      /** Other words than the figure gives, with their reason (`override.ts`). Null is not written, so older texts stay as they are. */
      override: { default: null, validate: 'string|null' },
    },
    parseDOM: [
      {
        tag: 'span[data-figure]',
        getAttrs: (dom) => {
          const element = dom as unknown as ParsedElement;
          return {
            figure: element.getAttribute('data-figure') ?? '',
            format: element.getAttribute('data-format') ?? '',
            shown: element.textContent ?? '',
            override: parseOverride(element.getAttribute('data-override'))
              ? element.getAttribute('data-override')
              : null,
          };
        },
      },
    ],
    toDOM: (node: Node) => [
      'span',
      {
        'data-figure': node.attrs.figure,
        'data-format': node.attrs.format,
        ...(node.attrs.override === null ? {} : { 'data-override': node.attrs.override as string }),
      },
      String(node.attrs.shown),
    ],
  },
  footnote: footnoteNode,
  ...tableNodes,
  /** A table or chart that the report itself draws, of its figures, tasks and indicators: only what it is of lies in the text. */
  liveBlock: {
    group: 'block',
    atom: true,
    draggable: true,
    attrs: {
      kind: { default: 'bySource', validate: 'string' },
      /** The task whose indicators it shows, or the group of figures; empty: all. */
      of: { default: '', validate: 'string' },
    },
    parseDOM: [
      {
        tag: 'div[data-live]',
        getAttrs: (dom) => {
          const element = dom as unknown as ParsedElement;
          const kind = element.getAttribute('data-live') ?? '';
          const of = (element.getAttribute('data-of') ?? '').slice(0, longestOf);
          return isLiveKind(kind) ? { kind, of } : false;
        },
      },
    ],
    toDOM: ({ attrs }: Node) => {
      const { kind, of } = attrs as LiveBlockAttrs;
      return ['div', { 'data-live': kind, ...(of === '' ? {} : { 'data-of': of }) }];
    },
  },
} satisfies Record<string, NodeSpec>;

const marks = {
  bold: {
    parseDOM: [{ tag: 'strong' }, { tag: 'b' }],
    toDOM: () => ['strong', 0],
  },
} satisfies Record<string, MarkSpec>;

export type NodeName = keyof typeof nodes;
export type MarkName = keyof typeof marks;

/** The schema of one section's text. */
export const bodySchema: Schema<NodeName, MarkName> = new Schema<NodeName, MarkName>({ nodes, marks });

/** The attributes of a `place` node. */
export interface PlaceAttrs {
  readonly figure: string;
  readonly format: string;
  readonly shown: string;
  /** Code of an override 就地改写; null or absent: the figure is shown. */
  readonly override?: string | null;
}

/** Why attributes are not acceptable for a node of this name, or null. Judged on the server for every update. */
export function attributeFault(name: string, attrs: Readonly<Record<string, unknown>>): string | null {
  const level = attrs.level;
  switch (name) {
    case 'heading':
      return level === 3 || level === 4 || level === 5 ? null : 'level';
    case 'ordinal':
      if (level !== 'point' && level !== 3 && level !== 4 && level !== 5) return 'level';
      return typeof attrs.restart === 'boolean' ? null : 'restart';
    case 'place':
      for (const key of ['figure', 'format', 'shown']) {
        const value = attrs[key];
        if (typeof value !== 'string' || value.length > 200) return key;
      }
      return (attrs.override ?? null) === null || parseOverride(attrs.override) ? null : 'override';
    case 'footnote':
      return isNoteText(attrs.text) ? null : 'text';
    case 'tableCell':
    case 'tableHeader':
      return spanFault(attrs);
    case 'liveBlock':
      if (!isLiveKind(attrs.kind)) return 'kind';
      return typeof attrs.of === 'string' && attrs.of.length <= longestOf ? null : 'of';
    default:
      return null;
  }
}

/** What in a body the server would not accept in an edit, though the schema allows it: `heading.level`, `table`; or null. */
export function bodyFault(body: Node): string | null {
  let fault: string | null = null;
  body.descendants((node) => {
    const name = node.type.name;
    const attribute = attributeFault(name, node.attrs);
    if (attribute !== null) fault ??= `${name}.${attribute}`;
    if (isOverfull(name, node.childCount)) fault ??= name;
    return fault === null;
  });
  return fault;
}
