// A line notation for bodies, used by templates, the sample and tests:
//   `[[total.budgeted]]` a place, `[[total.budgeted|万元 .1]]` with a format of its own,
//   `[[total.rate||近100%|取整]]` with other words at this place, and why,
//   `[[#3]]` an ordinal of level 3, `[[#point]]` one of a run 一是、二是, `[[#4!]]` one that starts anew,
//   a line beginning with `### ` (`#### `) is a heading of level 3 (4).

import type { Node } from 'prosemirror-model';
import { overrideCode } from './override';
import { bodySchema as schema } from './schema';

const token = /\[\[([^\][]+)\]\]/g;

function tokenNode(content: string): Node {
  if (content.startsWith('#')) {
    const level = content.slice(1).replace('!', '');
    return schema.nodes.ordinal.create({
      level: level === 'point' ? level : Number(level),
      restart: content.endsWith('!'),
    });
  }
  const [figure = '', format = '', text, why = ''] = content.split('|');
  const override = text === undefined ? null : overrideCode({ text, why });
  return schema.nodes.place.create({ figure, format, override });
}

function inlineNodes(line: string): Node[] {
  const nodes: Node[] = [];
  let end = 0;
  for (const match of line.matchAll(token)) {
    if (match.index > end) nodes.push(schema.text(line.slice(end, match.index)));
    nodes.push(tokenNode(match[1]!));
    end = match.index + match[0].length;
  }
  if (end < line.length) nodes.push(schema.text(line.slice(end)));
  return nodes;
}

/** A body from lines of the notation, one a block. */
export function bodyFromNotation(lines: readonly string[]): Node {
  return schema.nodes.doc.create(
    null,
    lines.map((line) => {
      const heading = /^(#{3,5}) /.exec(line);
      if (!heading) return schema.nodes.paragraph.create(null, inlineNodes(line));
      const level = heading[1]!.length;
      return schema.nodes.heading.create({ level }, inlineNodes(line.slice(level + 1)));
    }),
  );
}
