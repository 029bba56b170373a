// Which stretches of a body were written since a moment, and by which Yjs clients. From the structs of the document, so exact to the
// character; of what was deleted it tells nothing, for Yjs keeps no author of that.

import { type BodyRange, bodySchema } from '@huigao/report';
import * as Y from 'yjs';
import { bodyRoot } from './body';

export interface WrittenStretch extends BodyRange {
  readonly client: number;
}

/** What stands in a type, deleted things left out. */
function* itemsIn(type: Y.XmlFragment | Y.XmlText): Generator<Y.Item> {
  for (let item = type._start; item; item = item.right) if (!item.deleted && item.countable) yield item;
}

/**
 * The stretches of a section's body that were written after a state vector, in their order.
 * @param since - next clock of each client then, as `Y.getStateVector` of a document gives it
 */
export function writtenSince(doc: Y.Doc, since: ReadonlyMap<number, number>): readonly WrittenStretch[] {
  const stretches: WrittenStretch[] = [];
  const note = ({ id: { client, clock } }: Y.Item, from: number, length: number) => {
    // An item may have grown: its end is new, its beginning is not.
    const old = Math.min(length, Math.max(0, (since.get(client) ?? 0) - clock));
    const last = stretches.at(-1);
    if (old === length) return;
    if (last?.client === client && last.to === from + old)
      stretches[stretches.length - 1] = { ...last, to: from + length };
    else stretches.push({ client, from: from + old, to: from + length });
  };
  const walk = (type: Y.XmlFragment | Y.XmlText, start: number): number => {
    let pos = start;
    for (const item of itemsIn(type)) {
      const child = item.content instanceof Y.ContentType ? item.content.type : null;
      if (child instanceof Y.XmlText) pos = walk(child, pos);
      else if (child instanceof Y.XmlElement && !bodySchema.nodes[child.nodeName as 'place']?.isLeaf)
        pos = walk(child, pos + 1) + 1;
      else {
        note(item, pos, item.length);
        pos += item.length;
      }
    }
    return pos;
  };
  walk(doc.getXmlFragment(bodyRoot), 0);
  return stretches;
}
