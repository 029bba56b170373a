import { type PlaceAttrs, placeText, type Report } from '@huigao/report';
import type { Node } from '@tiptap/pm/model';

/** How a phrase will read: places show what their figures have now, computed numbers stand as signs of theirs. */
export function placeTextsOf(body: Node, figures: Report['figures']): string {
  const words = (node: Node): string => {
    if (node.isText) return node.text!;
    if (node.type.name === 'place') return placeText(figures, node.attrs as PlaceAttrs);
    return node.type.name === 'ordinal' ? '◦' : '';
  };
  return body.children.map((paragraph) => paragraph.children.map(words).join('')).join('\n');
}
