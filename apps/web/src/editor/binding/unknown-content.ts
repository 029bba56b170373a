// What a change brings that this version does not know. A text is judged as a whole before a view is bound to it; after that, only
// what is added needs a look, before the binding sees it: it would delete what it does not know, for everybody.

import { bodyNames, markFault } from '@huigao/report-doc';
import * as Y from 'yjs';

const areKnown = (attributes: object): boolean =>
  Object.entries(attributes).every(([name, value]) => markFault(name, value) === null);

const textIsKnown = (delta: readonly { readonly attributes?: object }[]): boolean =>
  delta.every(({ attributes = {} }) => areKnown(attributes));

function isKnown(node: unknown): boolean {
  if (node instanceof Y.XmlText) return textIsKnown(node.toDelta());
  if (!(node instanceof Y.XmlElement)) return true;
  return (
    bodyNames.elements.has(node.nodeName) &&
    Object.keys(node.getAttributes()).every((name) => bodyNames.attributes.has(name)) &&
    node.toArray().every(isKnown)
  );
}

function eventIsKnown(event: Y.YEvent<Y.AbstractType<unknown>>): boolean {
  const { target } = event;
  if (target instanceof Y.XmlText) return textIsKnown(event.delta as { attributes?: object }[]);
  const isElement = target instanceof Y.XmlElement;
  if (isElement && [...event.keys.keys()].some((name) => !bodyNames.attributes.has(name))) return false;
  for (const item of event.changes.added) if (!item.content.getContent().every(isKnown)) return false;
  return true;
}

/** Whether events bring a node, mark or attribute that the schema does not name. */
export const bringUnknown = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): boolean =>
  !events.every(eventIsKnown);
