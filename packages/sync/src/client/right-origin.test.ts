import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { mendRightOrigins } from './right-origin';

function docWithThree() {
  const doc = new Y.Doc();
  doc.on('beforeObserverCalls', mendRightOrigins);
  const fragment = doc.getXmlFragment('body');
  for (const name of ['a', 'b', 'c']) fragment.push([new Y.XmlElement(name)]);
  const items = fragment.toArray().map((child) => (child as Y.XmlElement)._item!);
  return { doc, fragment, items };
}

/** Puts an element between two items that need not be neighbours in this order, as Yjs undo does. */
function insertBetween(doc: Y.Doc, left: Y.Item, right: Y.Item): Y.Item {
  const id = Y.createID(doc.clientID, Y.getState(doc.store, doc.clientID));
  const content = new Y.ContentType(new Y.XmlElement('x'));
  const item = new Y.Item(id, left, left.lastId, right, right.id, doc.getXmlFragment('body'), null, content);
  doc.transact((transaction) => item.integrate(transaction, 0));
  return item;
}

test.each([
  ['to the left', 2, 0],
  ['at the same item', 1, 1],
])('[SY38] an own right origin that lies %s is dropped, and copies agree', (_where, left, right) => {
  const { doc, fragment, items } = docWithThree();
  const item = insertBetween(doc, items[left]!, items[right]!);
  expect(item.rightOrigin).toBeNull();
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  expect(copy.getXmlFragment('body').toString()).toBe(fragment.toString());
});

test('[SY38] a right origin that lies to the right stays, near or far', () => {
  const { doc, fragment, items } = docWithThree();
  fragment.insert(1, [new Y.XmlElement('x')]);
  expect((fragment.get(1) as Y.XmlElement)._item!.rightOrigin).toEqual(items[1]!.id);
  expect(insertBetween(doc, items[0]!, items[2]!).rightOrigin).toEqual(items[2]!.id);
});

test("[SY38] others' items are left as they are", () => {
  const { doc, items } = docWithThree();
  const theirs = new Y.Doc();
  Y.applyUpdate(theirs, Y.encodeStateAsUpdate(doc));
  const [left, right] = [items[2]!, items[0]!].map(({ id }) => Y.getItem(theirs.store, id) as Y.Item);
  const { id } = insertBetween(theirs, left!, right!);
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(theirs));
  expect((Y.getItem(doc.store, id) as Y.Item).rightOrigin).not.toBeNull();
});
