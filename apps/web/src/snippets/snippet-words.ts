import { numberBody, type PlaceAttrs, placeText, type Report, standardScheme } from '@huigao/report';
import type { Node } from '@tiptap/pm/model';

/** How a phrase will read: places show what their figures have now, numbers count from the first. */
export function snippetWords(body: Node, figures: Report['figures']): string {
  const numbers = new Map(numberBody(body, standardScheme).map(({ pos, text }) => [pos, text]));
  const lines: string[] = [];
  body.forEach((paragraph, start) => {
    let line = '';
    paragraph.forEach((node, offset) => {
      if (node.isText) line += node.text;
      else if (node.type.name === 'place') line += placeText(figures, node.attrs as PlaceAttrs);
      else line += numbers.get(start + 1 + offset) ?? '';
    });
    lines.push(line);
  });
  return lines.join('\n');
}
