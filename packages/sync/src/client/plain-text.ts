// The text of a section's document for a draft: must read even what the schema does not allow, since that may be why the text
// was refused.

import { type PlaceAttrs, placeText, type Report } from '@huigao/report';
import { bodyRoot } from '@huigao/report-doc';
import * as Y from 'yjs';

function textOf(node: unknown, figures: Report['figures']): string {
  if (node instanceof Y.XmlText)
    return (node.toDelta() as { insert: unknown }[])
      .map(({ insert }) => (typeof insert === 'string' ? insert : ''))
      .join('');
  if (!(node instanceof Y.XmlElement)) return '';
  if (node.nodeName === 'hardBreak') return '\n';
  if (node.nodeName === 'place') {
    const { figure = '', format = '', shown = '' } = node.getAttributes() as Partial<PlaceAttrs>;
    return placeText(figures, { figure: String(figure), format: String(format), shown: String(shown) });
  }
  return node
    .toArray()
    .map((child) => textOf(child, figures))
    .join('');
}

/** The text of a section's document, one block a line, places as they show. Never throws and never writes. */
export function plainText(doc: Y.Doc, figures: Report['figures']): string {
  return doc
    .getXmlFragment(bodyRoot)
    .toArray()
    .map((block) => textOf(block, figures))
    .join('\n');
}
