// The body of a section from its paragraphs. Numbers become nodes only where the number computed from structure is exactly
// what the source has; anything else stays as typed text and is reported.

import {
  bodyFromNotation,
  bodySchema,
  formatOrdinal,
  type NumberingScheme,
  type OrdinalLevel,
} from '@huigao/report';
import type { Node } from 'prosemirror-model';
import { leadingMarker, type Marker, markersIn, readsAsHeading } from './marker';
import type { Paragraph } from './paragraph';
import type { NotUnderstood } from './source-line';
import { withoutMarks } from './source-note';
import { tableNode } from './table-node';
import { marksAt, textNodes } from './text-nodes';

/** Shallowest and deepest level inside a section. */
const top = 3;
const deepest = 5;

/** Counts as `numberBody` of the report does; a test binds the two. */
class BodyCounts {
  private counts: number[] = [];
  private points = 0;

  next(level: OrdinalLevel): number {
    return (level === 'point' ? this.points : (this.counts[level] ?? 0)) + 1;
  }

  set(level: OrdinalLevel, value: number): void {
    if (level === 'point') {
      this.points = value;
      return;
    }
    this.points = 0;
    this.counts.length = Math.min(this.counts.length, level + 1);
    this.counts[level] = value;
  }
}

function levelOf({ family, pattern }: Marker, scheme: NumberingScheme): OrdinalLevel | null {
  if (family === 'point') return 'point';
  const level = scheme.indexOf(pattern, top - 1) + 1;
  return level >= top && level <= deepest ? level : null;
}

/**
 * Patterns whose short paragraphs are headings in this section, not items of a list: one of them has no full stop, and text
 * stands below it. Then （3）某某经费。 is a heading too, although it carries a stop.
 */
function headingPatterns(paragraphs: readonly Paragraph[]): ReadonlySet<string> {
  const patterns = new Set<string>();
  for (const [index, { text, table }] of paragraphs.entries()) {
    if (table) continue;
    const marker = leadingMarker(text);
    const next = paragraphs[index + 1];
    if (
      !marker ||
      !next ||
      withoutMarks(text).endsWith('。') ||
      !readsAsHeading(text.slice(marker.text.length))
    )
      continue;
    if (leadingMarker(next.text)?.pattern !== marker.pattern) patterns.add(marker.pattern);
  }
  return patterns;
}

class BodyWriter {
  readonly blocks: Node[] = [];
  readonly notUnderstood: NotUnderstood[] = [];
  private readonly counts = new BodyCounts();

  /** @param styled - headings are what has a depth, and nothing else */
  constructor(
    private readonly scheme: NumberingScheme,
    private readonly headings: ReadonlySet<string>,
    private readonly styled: boolean,
  ) {}

  /** @param isAboveTable - a table follows */
  write(paragraph: Paragraph, isAboveTable: boolean): void {
    const { table, role, text } = paragraph;
    if (table) this.blocks.push(tableNode(table, (line) => textNodes(line, 0, line.text.length)));
    else if (role === 'caption' && isAboveTable)
      this.blocks.push(bodySchema.nodes.caption.create(null, textNodes(paragraph, 0, text.length)));
    else this.blocks.push(this.heading(paragraph) ?? this.paragraph(paragraph));
  }

  private heading(paragraph: Paragraph): Node | null {
    const { text, depth, line } = paragraph;
    const marker = leadingMarker(text);
    const level = marker ? levelOf(marker, this.scheme) : null;
    if (!marker && depth > 0) {
      // Markdown headings below the two levels of the outline: the third of them is level 3.
      const own = Math.min(Math.max(this.styled ? depth - 1 : depth, top), deepest);
      this.counts.set(own, this.counts.next(own));
      this.notUnderstood.push({ line, text: text.slice(0, 60), why: 'heading-without-number' });
      return bodySchema.nodes.heading.create({ level: own }, textNodes(paragraph, 0, text.length));
    }
    if (!marker || level === null || level === 'point') return null;
    const reads =
      depth > 0 ||
      (!this.styled && this.headings.has(marker.pattern) && readsAsHeading(text.slice(marker.text.length)));
    if (!reads || marker.value !== this.counts.next(level)) return null;
    this.counts.set(level, marker.value);
    return bodySchema.nodes.heading.create({ level }, textNodes(paragraph, marker.text.length, text.length));
  }

  private paragraph(paragraph: Paragraph): Node {
    const nodes: Node[] = [];
    let end = 0;
    for (const { at, marker } of markersIn(paragraph.text)) {
      const ordinal = this.ordinal(marker);
      if (!ordinal) {
        const text = paragraph.text.slice(at, at + 30);
        this.notUnderstood.push({ line: paragraph.line, text, why: 'number-kept-as-text' });
        continue;
      }
      for (const node of textNodes(paragraph, end, at)) nodes.push(node);
      nodes.push(ordinal.mark(marksAt(paragraph.bold, at)));
      end = at + marker.text.length;
    }
    for (const node of textNodes(paragraph, end, paragraph.text.length)) nodes.push(node);
    return bodySchema.nodes.paragraph.create(null, nodes);
  }

  /** The node that shows exactly this marker here, or null. A list may start anew, but not leave numbers out. */
  private ordinal(marker: Marker): Node | null {
    const level = levelOf(marker, this.scheme);
    if (level === null || formatOrdinal(this.scheme, level, marker.value) !== marker.text) return null;
    const next = this.counts.next(level);
    if (marker.value !== next && marker.value !== 1) return null;
    this.counts.set(level, marker.value);
    return bodySchema.nodes.ordinal.create({ level, restart: marker.value !== next });
  }
}

/** A body that shows these paragraphs, one block each; one empty paragraph when there are none. */
export function bodyOf(
  paragraphs: readonly Paragraph[],
  scheme: NumberingScheme,
  styled = false,
): { readonly body: Node; readonly notUnderstood: readonly NotUnderstood[] } {
  const writer = new BodyWriter(scheme, headingPatterns(paragraphs), styled);
  for (const [index, paragraph] of paragraphs.entries())
    writer.write(paragraph, paragraphs[index + 1]?.table !== undefined);
  const body =
    writer.blocks.length === 0 ? bodyFromNotation(['']) : bodySchema.nodes.doc.create(null, writer.blocks);
  return { body, notUnderstood: writer.notUnderstood };
}
