import { bodyRoot } from '@huigao/report-doc';
import { encodeBare } from '@huigao/sync/protocol';
import type { Surroundings } from '@huigao/testing';
import * as Y from 'yjs';
import { editOf, openSection, typed } from '../socket-client';
import type { Target } from './attacks';
import type { Id } from './hostile-bytes';
import type { Scene } from './people';

interface Aims {
  readonly target: Target;
  /** The same, for generated frames. */
  readonly surroundings: Surroundings;
}

const idOf = (type: Y.XmlElement | Y.XmlText): Id => type._item!.id;

/** Writes something as another person, so that there is somebody to pass oneself off as; gives the client id. */
export async function writeAsAnother({ honest, report, sections }: Scene): Promise<number> {
  const { doc, socket } = await openSection(honest, report, sections.budget!);
  socket.send(encodeBare({ type: 'update', update: editOf(doc, typed('统稿人写的。')) }));
  socket.socket.ping();
  await new Promise((resolve) => socket.socket.once('pong', resolve));
  socket.socket.terminate();
  return doc.clientID;
}

/** What there is to aim at in the section now. */
export async function aimAt(scene: Scene, other: number): Promise<Aims> {
  const { doc, socket } = await openSection(scene.honest, scene.report, scene.sections.budget!);
  socket.socket.terminate();
  const block = doc.getXmlFragment(bodyRoot).get(0) as Y.XmlElement;
  const text = block.toArray().find((child) => child instanceof Y.XmlText) as Y.XmlText;
  const clock = (client: number) => Y.getState(doc.store, client);
  const [server] = [...doc.store.clients.keys()].filter((client) => client !== other);
  const first = text._start!;
  let last = first;
  while (last.right) last = last.right;
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  const mine = doc.clientID;
  const target = {
    mine,
    server: { client: server!, clock: clock(server!) },
    other: { client: other, clock: clock(other) },
    block: idOf(block),
    text: idOf(text),
    first: first.id,
    last: last.lastId,
    honest: editOf(copy, typed('偷偷写的')),
    elsewhere: scene.foreign.section,
  };
  const ids = { mallory: mine, victim: other, server: server!, fresh: mine + 1, stranger: mine + 2 };
  return { target, surroundings: { section: doc, ids, channelOf: () => 1 } };
}
