import { fnv1a, fnvStart } from '@huigao/report';
import * as Y from 'yjs';

type Attributes = Readonly<Record<string, unknown>>;

const attributesText = (attributes: Attributes = {}) =>
  JSON.stringify(Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1)));

/** Runs as they show: where two stretches carry the same marks, that something once stood between them does not count. */
function runsText(text: Y.XmlText): string {
  let written = '';
  let last = '';
  for (const { insert, attributes } of text.toDelta() as { insert: unknown; attributes?: Attributes }[]) {
    const marks = attributesText(attributes);
    if (marks !== last) written += `\u0000${marks}`;
    last = marks;
    written += typeof insert === 'string' ? insert : JSON.stringify(insert);
  }
  return written;
}

function nodeText(node: unknown): string {
  if (node instanceof Y.XmlText) return runsText(node);
  if (!(node instanceof Y.XmlElement)) return '';
  const content = node.toArray().map(nodeText).join('');
  return `\u0001${node.nodeName}${attributesText(node.getAttributes())}${content}\u0002`;
}

/** Two lanes of one hash are too unlike to fall together. */
const lanes = [fnvStart, 0x9e3779b9] as const;

/**
 * What two copies of a section must have in common: nodes, marks and text, not how they came about. It finds copies that fell apart
 * by a fault; it is no proof against somebody who wants two texts to look alike (a signature's digest is `sectionDigest`).
 */
export function textDigest(body: Y.XmlFragment): string {
  const text = body.toArray().map(nodeText).join('');
  return lanes.map((start) => fnv1a(text, start)).join('');
}
