import { personId } from '@huigao/report';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { typistsOf } from './typists';

const [lin, wang] = [personId('lin'), personId('wang')];

/** Two people in one text; what a third copy hears of each change. */
function room() {
  const [first, second, here] = [new Y.Doc(), new Y.Doc(), new Y.Doc()];
  const told: (readonly string[])[] = [];
  const states = new Map<number, { user: { id: string }; cursor: unknown }>([
    [first.clientID, { user: { id: lin }, cursor: {} }],
    [second.clientID, { user: { id: wang }, cursor: {} }],
  ]);
  here.on('afterTransaction', (tr: Y.Transaction) => void told.push([...typistsOf(tr, states)]));
  const send = (...docs: readonly Y.Doc[]) => {
    const since = Y.encodeStateVector(here);
    Y.applyUpdate(here, Y.mergeUpdates(docs.map((doc) => Y.encodeStateAsUpdate(doc, since))));
    for (const doc of docs) Y.applyUpdate(doc, Y.encodeStateAsUpdate(here));
    return told.at(-1);
  };
  return { first, second, states, send };
}

test('of two people in one text it is told which of them types', () => {
  const { first, second, send } = room();
  first.getText('t').insert(0, '甲乙');
  expect(send(first)).toEqual([lin]);
  second.getText('t').insert(0, '丙');
  expect(send(second)).toEqual([wang]);
  first.getText('t').insert(0, '丁');
  second.getText('t').insert(0, '戊');
  expect(new Set(send(first, second))).toEqual(new Set([lin, wang]));
});

test('who only deletes is told where nobody else is', () => {
  const { first, second, states, send } = room();
  first.getText('t').insert(0, '甲乙丙');
  send(first);
  first.getText('t').delete(0, 1);
  expect(send(first)).toEqual([]);
  states.delete(second.clientID);
  first.getText('t').delete(0, 1);
  expect(send(first)).toEqual([lin]);
});
