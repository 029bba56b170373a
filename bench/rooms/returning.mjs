// What coming back costs: the first opening of a section with a long history after a restart, and many people at once.
import * as Y from 'yjs';
import { crowdIn, Person, plant } from './crowd.mjs';
import { frameOf } from './raw-socket.mjs';
import { newDirectory, pause, removeDirectory, Server } from './server.mjs';
import { median } from './statistics.mjs';

/** Messages that one connection sends at once: servers bound what they take from one. */
const burst = 500;

/** Writes `edits` insertions, each a message of its own, at changing places of one text, by so many people as it takes. */
async function writeHistory(made, server, edits) {
  const size = Math.ceil(edits / burst);
  const room = crowdIn(made, size, 0);
  await plant(room, server.port);
  await pause(500);
  const { doc, people } = room;
  const text = doc
    .getXmlFragment('body')
    .get(doc.getXmlFragment('body').length - 1)
    .get(0);
  const updates = [];
  const keep = (update) => updates.push(update);
  doc.on('update', keep);
  for (let edit = 0; edit < edits; edit++) {
    doc.clientID = people[Math.floor(edit / burst)].client;
    // At changing places, so that few edits join into one struct.
    text.insert((edit * 7919) % (text.length + 1), '字');
  }
  doc.off('update', keep);
  for (let index = 0; index < size; index++) {
    const person = people[index];
    if (index > 0) person.connect(server.port);
    await person.joined;
    await person.answered;
    for (const update of updates.slice(index * burst, (index + 1) * burst))
      person.socket.write(frameOf(person.dialect.update(update)));
    await stored(room, server, (index + 1) * burst);
  }
  return room;
}

const countedIn = (update) => {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update);
  return doc.getXmlFragment('body').toString().split('字').length - 1;
};

/** Waits until the server answers with so many of the edits; asks seldom, since the answer is long. */
async function stored(room, server, edits) {
  const counts = room.edits ?? { last: 0 };
  room.edits = counts;
  if (edits - counts.last < 10 * burst && edits < room.people.length * burst) {
    // Connections stay open till the end: one that goes away with unread bytes takes with it what the server has not read.
    await pause(20);
    return;
  }
  for (;;) {
    const update = await fetchState(room, server);
    if (countedIn(update) >= edits) break;
    await pause(200);
  }
  counts.last = edits;
}

async function fetchState(room, server) {
  const visitor = new Person({ ...room, stateVector: new Uint8Array([0]) }, 0);
  visitor.connect(server.port);
  await visitor.joined;
  const update = await visitor.answered;
  visitor.socket.destroy();
  return update;
}

/** From the first byte of the first connection after a restart to the last of the state, in ms; `openings` restarts. */
export async function coldOpen(target, { edits, openings }) {
  const data = newDirectory();
  let server = await Server.start(target, data);
  try {
    const [made] = await target.rooms(server.port, 1, 1);
    const room = await writeHistory(made, server, edits);
    for (const person of room.people) person.socket?.destroy();
    // Time for what servers do when all have left, and for those that write late.
    await pause(4000);
    const times = [];
    for (let opening = 0; opening < openings; opening++) {
      await server.kill('SIGKILL');
      server = await Server.start(target, data);
      await pause(1000);
      const begin = performance.now();
      const visitor = new Person({ ...room, stateVector: new Uint8Array([0]) }, 0);
      let answers = 0;
      const whole = new Promise((resolve) => {
        visitor.connect(server.port, { listens: true });
        const doc = new Y.Doc();
        visitor.socket.onMessage = (payload) => {
          const { updates } = visitor.dialect.read(payload);
          for (const update of updates) {
            answers++;
            // The clock stands while we read: what is measured is the server.
            const at = performance.now();
            Y.applyUpdate(doc, new Uint8Array(update));
            if (doc.getXmlFragment('body').toString().length >= edits) resolve(at);
          }
        };
      });
      const at = await Promise.race([whole, pause(20_000).then(() => Number.NaN)]);
      times.push({ ms: at - begin, answers });
      visitor.socket.destroy();
      await pause(200);
    }
    const ms = times.map((time) => time.ms);
    return { ms: median(ms), first: ms[0], answers: Math.max(...times.map(({ answers }) => answers)) };
  } finally {
    await server.kill(process.env.BENCH_PROFILE ? 'SIGTERM' : 'SIGKILL');
    removeDirectory(data);
  }
}

/** From the moment at which all try to connect until each has its answer, in ms. Each brings an edit made offline. */
export async function storm(target, { people, rounds }) {
  const data = newDirectory();
  const server = await Server.start(target, data);
  try {
    const [made] = await target.rooms(server.port, 1, people);
    const room = crowdIn(made, people, rounds + 1);
    await plant(room, server.port);
    await pause(500);
    const times = [];
    const { doc, people: all } = room;
    const texts = all.map((_, index) => {
      const body = doc.getXmlFragment('body');
      return body.get(body.length - people + index).get(0);
    });
    all[0].socket.destroy();
    for (let round = 0; round < rounds; round++) {
      await pause(600);
      const edits = all.map((person, index) => {
        doc.clientID = person.client;
        const updates = [];
        const keep = (update) => updates.push(update);
        doc.on('update', keep);
        texts[index].insert(texts[index].length, '回');
        doc.off('update', keep);
        return updates[0];
      });
      const begin = performance.now();
      for (const [index, person] of all.entries()) person.connect(server.port, { offlineEdit: edits[index] });
      await Promise.all(all.map((person) => person.answered));
      times.push(performance.now() - begin);
      await pause(300);
      for (const person of all) person.socket.destroy();
    }
    return { ms: median(times), times };
  } finally {
    await server.kill(process.env.BENCH_PROFILE ? 'SIGTERM' : 'SIGKILL');
    removeDirectory(data);
  }
}
