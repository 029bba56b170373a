// People in rooms who type and move their cursors: frames are built before anything is measured. Each has a paragraph of their own
// and types at its end, as people in a meeting do.
import * as Y from 'yjs';
import { frameOf, RawSocket } from './raw-socket.mjs';

const characters =
  '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经';
const emptyUpdate = new Uint8Array([0, 0]);

/** What `edit` changes, as one update. */
export function updateOf(doc, edit) {
  const updates = [];
  const keep = (update) => updates.push(update);
  doc.on('update', keep);
  doc.transact(edit);
  doc.off('update', keep);
  return Y.mergeUpdates(updates);
}

let clientIds = 1_000_000 + Math.floor(Math.random() * 1_000_000_000);

/** A room's document before anyone types: what the server has, and a paragraph for each person by the first of them. */
function seeded(state, people) {
  const doc = new Y.Doc();
  doc.clientID = clientIds++;
  if (state) Y.applyUpdate(doc, state);
  const body = doc.getXmlFragment('body');
  const paragraphs = people.map((_, index) => {
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [new Y.XmlText(`第${index + 1}人：`)]);
    return paragraph;
  });
  const seed = updateOf(doc, () => body.insert(body.length, paragraphs));
  return { doc, seed, texts: paragraphs.map((paragraph) => paragraph.get(0)) };
}

const cursorAt = (text) => {
  const { id } = text._item;
  const end = { type: { client: id.client, clock: id.clock }, tname: null, item: null, assoc: 0 };
  return { anchor: end, head: end };
};

/** One person in one room. */
export class Person {
  /** Frames of keys and of cursors, and how many of each went out; `sentAt[k]` is when key k did. */
  keys = [];
  cursors = [];
  sentAt = [];
  cursorsSent = 0;
  acknowledged = 0;
  socket = null;

  constructor(room, index) {
    this.room = room;
    this.index = index;
    this.client = clientIds++;
    this.dialect = room.dialect(index);
  }

  /** Connects and says what one says first. `answered` resolves with the answer to step 1. */
  connect(port, { listens = false, offlineEdit = emptyUpdate } = {}) {
    const { dialect, room } = this;
    const socket = new RawSocket({ port, path: dialect.path(room.name), headers: dialect.headers });
    this.socket = socket;
    this.answered = new Promise((resolve) => {
      socket.onMessage = (payload) => {
        const { answer } = dialect.read(payload);
        if (!answer) return;
        if (!listens) socket.onMessage = null;
        resolve(new Uint8Array(answer));
      };
    });
    // Written before the upgrade is answered, it would be lost on some servers.
    this.joined = socket.opened.then(() => {
      const payloads = [...dialect.join(), dialect.step1(room.stateVector), dialect.step2(offlineEdit)];
      for (const payload of payloads) socket.write(frameOf(payload));
    });
    return this;
  }

  type() {
    const frame = this.keys[this.sentAt.length];
    if (!frame) return;
    this.sentAt.push(performance.now());
    this.socket.write(frame);
  }

  move() {
    const frame = this.cursors[this.cursorsSent];
    if (!frame) return;
    this.cursorsSent++;
    this.socket.write(frame);
  }
}

/**
 * A room with people in it and `count` keys and cursors for each.
 * @param room - of a target's `rooms`
 */
export function crowdIn({ name, state, dialect }, size, count) {
  const room = { name, dialect, stateVector: null, people: [] };
  const people = Array.from({ length: size }, (_, index) => new Person(room, index));
  const { doc, seed, texts } = seeded(state, people);
  Object.assign(room, { people, doc, seed, stateVector: Y.encodeStateVector(doc) });
  people.forEach((person, index) => {
    doc.clientID = person.client;
    const text = texts[index];
    const cursor = cursorAt(text);
    for (let key = 0; key < count; key++) {
      const character = characters[(key * 7 + index) % characters.length];
      const update = updateOf(doc, () => text.insert(text.length, character));
      person.keys.push(frameOf(person.dialect.update(update)));
      const caret = { client: person.client, clock: key + 1, state: person.dialect.caret(index, cursor) };
      person.cursors.push(frameOf(person.dialect.awareness(caret)));
    }
  });
  return room;
}

/** Puts the seed of a room on the server, by its first person. */
export async function plant(room, port) {
  const [first] = room.people;
  first.connect(port);
  await first.joined;
  first.socket.write(frameOf(first.dialect.update(room.seed)));
}
