// The meeting and the office: people type five characters and move the cursor five times a second; what is looked at is how long
// a key takes to reach another screen, and what processor time the server spends on each delivery.
import * as Y from 'yjs';
import { crowdIn, plant } from './crowd.mjs';
import { newDirectory, pause, removeDirectory, Server } from './server.mjs';
import { median, percentile } from './statistics.mjs';

const perSecond = 5;
/** So long that a server has compiled what it needs often, which costs ours and others a tenth of a core at first. */
const warmMs = 8000;
const drainMs = 1200;

/** Follows what one person sees: for each key of another, how long it took. */
class Observer {
  delays = [];
  seen = 0;
  #next = new Map();
  #typists;

  constructor(person) {
    this.#typists = new Map(
      person.room.people.filter((other) => other !== person).map((other) => [other.client, other]),
    );
    const { dialect, socket } = person;
    socket.onMessage = (payload) => {
      const now = performance.now();
      for (const update of dialect.read(payload).updates) this.#take(update, now);
    };
  }

  #take(update, now) {
    for (const [client, to] of Y.parseUpdateMeta(update).to) {
      const typist = this.#typists.get(client);
      if (!typist) continue;
      for (let key = this.#next.get(client) ?? 0; key < to; key++) {
        this.delays.push({ sentAt: typist.sentAt[key], delay: now - typist.sentAt[key] });
        this.seen++;
      }
      this.#next.set(client, Math.max(to, this.#next.get(client) ?? 0));
    }
  }
}

/** Lets everyone type and move at an even pace, each with a phase of their own, until `ms` are over. */
function act(people, ms) {
  const period = 1000 / perSecond;
  const acts = people.flatMap((person, index) => {
    const phase = ((index * 0.618) % 1) * period;
    return [
      { at: phase, what: 'type', person },
      { at: (phase + period / 2) % period, what: 'move', person },
    ];
  });
  acts.sort((a, b) => a.at - b.at);
  const begin = performance.now();
  const lateness = [];
  return new Promise((resolve) => {
    let next = 0;
    const step = () => {
      const now = performance.now() - begin;
      if (now >= ms) {
        resolve(lateness);
        return;
      }
      for (;;) {
        const { at, what, person } = acts[next % acts.length];
        const due = at + Math.floor(next / acts.length) * period;
        if (due > now) break;
        person[what]();
        lateness.push(performance.now() - begin - due);
        next++;
      }
      // A timer has a resolution of 1 ms, which is enough.
      setTimeout(step, 1);
    };
    step();
  });
}

/** What server and generator spend in each second of the measured time. */
async function sample(server, people, ms, windows) {
  const own = () => {
    const { user, system } = process.cpuUsage();
    return (user + system) * 1000;
  };
  const sent = () => people.reduce((sum, person) => sum + person.sentAt.length + person.cursorsSent, 0);
  const now = () => ({ at: performance.now(), server: server.cpuNs(), own: own(), sent: sent() });
  const samples = [];
  let before = now();
  for (let window = 0; window < windows; window++) {
    await pause(ms / windows);
    const after = now();
    const wallNs = (after.at - before.at) * 1e6;
    samples.push({
      serverShare: (after.server.all - before.server.all) / wallNs,
      mainShare: (after.server.main - before.server.main) / wallNs,
      generatorShare: (after.own - before.own) / wallNs,
      serverNs: after.server.all - before.server.all,
      sent: after.sent - before.sent,
    });
    before = after;
  }
  return samples;
}

async function settle(rooms, port) {
  const first = [];
  for (const room of rooms) first.push(plant(room, port));
  await Promise.all(first);
  await pause(500);
  const others = rooms.flatMap(({ people }) => people.slice(1));
  for (let from = 0; from < others.length; from += 50) {
    const some = others.slice(from, from + 50);
    for (const person of some) person.connect(port);
    await Promise.all(some.map((person) => person.joined));
  }
  await pause(800);
}

/** `rooms` rooms of `people` each. */
export async function typing(target, { rooms: count, people: size, seconds }) {
  const data = newDirectory();
  const server = await Server.start(target, data);
  try {
    const made = await target.rooms(server.port, count, size);
    const keys = Math.ceil((warmMs / 1000 + seconds + 1) * perSecond) + 2;
    const rooms = made.map((room) => crowdIn(room, size, keys));
    await settle(rooms, server.port);
    const people = rooms.flatMap((room) => room.people);
    const step = Math.max(1, Math.floor(count / 30));
    const observers =
      count === 1
        ? people.slice(-3).map((person) => new Observer(person))
        : rooms.filter((_, index) => index % step === 0).map((room) => new Observer(room.people.at(-1)));
    const acting = act(people, warmMs + seconds * 1000);
    await pause(warmMs);
    const from = performance.now();
    const samples = await sample(server, people, seconds * 1000, seconds);
    const lateness = await acting;
    await pause(drainMs);
    const delays = observers
      .flatMap((observer) => observer.delays)
      .filter(({ sentAt }) => sentAt >= from)
      .map(({ delay }) => delay);
    const seen = observers.reduce((sum, observer) => sum + observer.seen, 0);
    const typed = (observed) => observed.reduce((sum, person) => sum + person.sentAt.length, 0);
    const expected =
      count === 1
        ? observers.length * typed(people) - typed(people.slice(-3))
        : rooms
            .filter((_, index) => index % step === 0)
            .reduce((sum, room) => sum + typed(room.people.slice(0, -1)), 0);
    const perDelivery = samples.map(({ serverNs, sent }) => serverNs / (sent * (size - 1)) / 1000);
    return {
      p50: percentile(delays, 0.5),
      p99: percentile(delays, 0.99),
      cpuShare: median(samples.map(({ serverShare }) => serverShare)),
      mainShare: median(samples.map(({ mainShare }) => mainShare)),
      microsPerDelivery: median(perDelivery),
      // Keys that reached the observers, of all that were typed: less than 1 when the server lags behind.
      arrived: seen / expected,
      closed: people.filter(({ socket }) => socket.closed).length,
      generatorShare: median(samples.map(({ generatorShare }) => generatorShare)),
      generatorLateP99: percentile(lateness, 0.99),
      bytesPerSecondEach: people.at(-1).socket.bytes / ((warmMs + drainMs) / 1000 + seconds),
    };
  } finally {
    await server.kill(process.env.BENCH_PROFILE ? 'SIGTERM' : 'SIGKILL');
    removeDirectory(data);
  }
}
