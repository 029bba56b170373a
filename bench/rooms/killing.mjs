// What `kill -9` costs: keys that another person had already seen (and, where the server acknowledges, that were acknowledged) and
// that are not there after a restart.
import * as Y from 'yjs';
import { crowdIn, Person, plant } from './crowd.mjs';
import { newDirectory, pause, removeDirectory, Server } from './server.mjs';

const typists = 5;
const everyMs = 100;

async function once(target, seconds) {
  const data = newDirectory();
  let server = await Server.start(target, data);
  try {
    const [made] = await target.rooms(server.port, 1, typists + 1);
    const room = crowdIn(made, typists + 1, (seconds * 1000) / everyMs + 10);
    await plant(room, server.port);
    await pause(300);
    for (const person of room.people.slice(1)) person.connect(server.port, { listens: true });
    await Promise.all(room.people.map((person) => person.answered));
    await pause(300);
    const seen = new Map();
    const watcher = room.people.at(-1);
    watcher.socket.onMessage = (payload) => {
      for (const update of watcher.dialect.read(payload).updates)
        for (const [client, to] of Y.parseUpdateMeta(update).to)
          seen.set(client, Math.max(to, seen.get(client) ?? 0));
    };
    // The first answered step 2 and, as the seed's planter, an update more before it typed.
    for (const person of room.people.slice(0, -1)) {
      const before = person === room.people[0] ? 2 : 1;
      person.socket.onMessage = (payload) => {
        const { acknowledged } = person.dialect.read(payload);
        person.acknowledged = Math.max(person.acknowledged, acknowledged - before);
      };
    }
    const until = performance.now() + seconds * 1000;
    while (performance.now() < until) {
      for (const person of room.people.slice(0, -1)) person.type();
      await pause(everyMs);
    }
    await server.kill('SIGKILL');
    server = await Server.start(target, data);
    await pause(200);
    const visitor = new Person({ ...room, stateVector: new Uint8Array([0]) }, 0);
    const stored = new Map();
    visitor.connect(server.port, { listens: true });
    visitor.socket.onMessage = (payload) => {
      for (const update of visitor.dialect.read(payload).updates)
        for (const [client, to] of Y.parseUpdateMeta(new Uint8Array(update)).to)
          stored.set(client, Math.max(to, stored.get(client) ?? 0));
    };
    await visitor.joined;
    await pause(2500);
    const lost = (knownOf) =>
      room.people
        .slice(0, -1)
        .reduce((sum, person) => sum + Math.max(0, knownOf(person) - (stored.get(person.client) ?? 0)), 0);
    return {
      typed: room.people.reduce((sum, person) => sum + person.sentAt.length, 0),
      lostSeen: lost((person) => seen.get(person.client) ?? 0),
      lostAcknowledged: lost((person) => person.acknowledged),
    };
  } finally {
    await server.kill();
    removeDirectory(data);
  }
}

export async function killing(target, { cycles, seconds }) {
  const results = [];
  for (let cycle = 0; cycle < cycles; cycle++) results.push(await once(target, seconds + cycle));
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  return {
    typed: sum('typed'),
    lostSeen: sum('lostSeen'),
    lostAcknowledged: sum('lostAcknowledged'),
    worst: Math.max(...results.map(({ lostSeen }) => lostSeen)),
  };
}
