// A line notation for bodies, used by templates, the sample and tests:
//   `[[total.budgeted]]` a place, `[[total.budgeted|万元 .1]]` with a format of its own,
//   `[[total.rate||近100%|取整]]` with other words at this place, and why,
//   `[[注：含上年结转]]` a footnote,
//   `[[#3]]` an ordinal of level 3, `[[#point]]` one of a run 一是、二是, `[[#4!]]` one that starts anew,
//   a line beginning with `### ` (`#### `) is a heading of level 3 (4), one beginning with `^ ` a caption,
//   `{{bySource}}` is a live block, `{{indicators|task1}}` one of something,
//   lines beginning with `| ` or `|= ` are the rows of a table: `| 甲 | 乙`, `|= 项目 | 金额` for header cells.

import type { Node } from 'prosemirror-model';
import { overrideCode } from '../override';
import { bodySchema as schema } from './schema';

const token = /\[\[([^\][]+)\]\]/g;

function tokenNode(content: string): Node {
  if (content.startsWith('注：')) return schema.nodes.footnote.create({ text: content.slice(2) });
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

const liveLine = /^\{\{(\w+)(?:\|(.+))?\}\}$/;
const rowLine = /^\|(=?) (.*)$/;

function rowNode(line: string): Node {
  const [, header, cells = ''] = rowLine.exec(line)!;
  const type = header ? schema.nodes.tableHeader : schema.nodes.tableCell;
  return schema.nodes.tableRow.create(
    null,
    cells
      .split(' | ')
      .map((text) => type.create(null, schema.nodes.paragraph.create(null, inlineNodes(text.trim())))),
  );
}

function blockNode(line: string): Node {
  const live = liveLine.exec(line);
  if (live) return schema.nodes.liveBlock.create({ kind: live[1], of: live[2] ?? '' });
  if (line.startsWith('^ ')) return schema.nodes.caption.create(null, inlineNodes(line.slice(2)));
  const heading = /^(#{3,5}) /.exec(line);
  if (!heading) return schema.nodes.paragraph.create(null, inlineNodes(line));
  const level = heading[1]!.length;
  return schema.nodes.heading.create({ level }, inlineNodes(line.slice(level + 1)));
}

/** A body from lines of the notation, one a block; the rows of a table follow each other. */
export function bodyFromNotation(lines: readonly string[]): Node {
  const blocks: Node[] = [];
  let rows: Node[] = [];
  const flush = () => {
    if (rows.length > 0) blocks.push(schema.nodes.table.create(null, rows));
    rows = [];
  };
  for (const line of lines) {
    if (rowLine.test(line)) {
      rows.push(rowNode(line));
      continue;
    }
    flush();
    blocks.push(blockNode(line));
  }
  flush();
  return schema.nodes.doc.create(null, blocks);
}
