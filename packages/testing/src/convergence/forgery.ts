// What no honest client sends, by somebody who may edit; and a build without the guard that refuses it.

import { type Acceptance, UpdateGuard } from '@huigao/authority';
import { bodyRoot } from '@huigao/report-doc';
import * as Y from 'yjs';
import { people, type sections } from '../sample';
import { RawPeer } from '../simulation/raw-peer';
import type { Simulation } from '../simulation/simulation';
import { edits } from './edits';
import type { Forgery } from './operation';

const updateOf = (doc: Y.Doc, change: () => unknown): Uint8Array => {
  let made: Uint8Array = new Uint8Array([0, 0]);
  doc.once('update', (update: Uint8Array) => {
    made = update;
  });
  doc.transact(change);
  return made;
};

/** @param own - client ids of whoever forges */
function forged(doc: Y.Doc, how: Forgery, own: ReadonlySet<number>): Uint8Array | null {
  switch (how) {
    case 'gap':
      updateOf(doc, () => edits.type(doc, 0, '甲'));
      return updateOf(doc, () => edits.type(doc, 0, '乙'));
    case 'foreign': {
      // Under an id of one's own one would only spoil the work of one's own other tab.
      const other = [...doc.store.clients.keys()].find((client) => !own.has(client));
      if (other === undefined) return null;
      doc.clientID = other;
      return updateOf(doc, () => edits.type(doc, 0, '冒'));
    }
    case 'shape':
      return updateOf(doc, () => doc.getXmlFragment(bodyRoot).insert(0, [new Y.XmlElement('script')]));
  }
}

/** Who forges. */
export const forger = people.owner;

/** Sends a forgery on a connection of its own; whether there was a room that takes one. */
export function forge(
  { currentRoom, health }: Simulation,
  { section, how }: { readonly section: keyof typeof sections; readonly how: Forgery },
  own: ReadonlySet<number>,
): boolean {
  if (!currentRoom || !health.works) return false;
  const peer = new RawPeer(currentRoom, forger).hello({ tab: 'forger' });
  const known = peer.of('welcome')[0]?.documents.find(({ document }) => document === section);
  const doc = known && peer.open(section, 1, known.generation);
  const update = doc && forged(doc, how, own);
  if (update) peer.say({ type: 'update', update });
  peer.hangUp();
  return Boolean(update);
}

const methods = ['judge', 'judgeCheap', 'admit'] as const;

/** Does something with a guard that lets everything through. */
export async function withoutGuard<Value>(act: () => Promise<Value>): Promise<Value> {
  const whole = methods.map((name) => [name, UpdateGuard.prototype[name]] as const);
  const accept = (update: Uint8Array): Acceptance => ({ ok: true, update, bindings: [] });
  for (const name of methods) UpdateGuard.prototype[name] = accept;
  try {
    return await act();
  } finally {
    for (const [name, method] of whole) Object.assign(UpdateGuard.prototype, { [name]: method });
  }
}
