// The text of a section's document for a draft: must read even what the schema does not allow, since that may be why the text
// was refused.

import { bodySchema, noteInLine, type PlaceAttrs, placeText, type Report } from '@huigao/report';
import { bodyRoot } from '@huigao/report-doc';
import * as Y from 'yjs';

function textOf(node: unknown, figures: Report['figures']): string {
  if (node instanceof Y.XmlText)
    return (node.toDelta() as { insert: unknown }[])
      .map(({ insert }) => (typeof insert === 'string' ? insert : ''))
      .join('');
  if (!(node instanceof Y.XmlElement)) return '';
  if (node.nodeName === 'hardBreak') return '\n';
  if (node.nodeName === 'footnote') return noteInLine(String(node.getAttribute('text') ?? ''));
  if (node.nodeName === 'place') {
    const { figure = '', format = '', shown = '', override } = node.getAttributes() as Partial<PlaceAttrs>;
    const place = { figure: String(figure), format: String(format), shown: String(shown) };
    return placeText(figures, typeof override === 'string' ? { ...place, override } : place);
  }
  return node
    .toArray()
    .map((child) => textOf(child, figures))
    .join('');
}

/** Whether a node holds paragraphs and not text, as tables, their rows and their cells do. */
function holdsBlocks(node: unknown): node is Y.XmlElement {
  const type = node instanceof Y.XmlElement ? bodySchema.nodes[node.nodeName] : undefined;
  return type !== undefined && !type.isTextblock && !type.isLeaf;
}

const linesOf = (nodes: readonly unknown[], figures: Report['figures']): readonly string[] =>
  nodes.flatMap((node) => (holdsBlocks(node) ? linesOf(node.toArray(), figures) : [textOf(node, figures)]));

/** The text of a section's document, one paragraph a line, places as they show. Never throws and never writes. */
export function plainText(doc: Y.Doc, figures: Report['figures']): string {
  return linesOf(doc.getXmlFragment(bodyRoot).toArray(), figures).join('\n');
}
