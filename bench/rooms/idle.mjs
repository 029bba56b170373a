// What a room that nobody writes in costs: memory of `rooms` rooms with one connection each, then with two each.
import { Person } from './crowd.mjs';
import { newDirectory, pause, removeDirectory, Server } from './server.mjs';

export async function idle(target, { rooms: count }) {
  const data = newDirectory();
  let server = await Server.start(target, data);
  try {
    const warm = 20;
    const made = await target.rooms(server.port, count + warm, 2);
    // Making rooms may have opened them.
    await server.kill('SIGTERM');
    server = await Server.start(target, data);
    const open = async (some, index) => {
      for (let from = 0; from < some.length; from += 20) {
        await Promise.all(
          some.slice(from, from + 20).map(async ({ name, dialect }) => {
            const person = new Person({ name, dialect, stateVector: new Uint8Array([0]) }, index);
            person.connect(server.port, { listens: true });
            await person.joined;
            await person.answered;
            person.socket.onMessage = () => {};
          }),
        );
      }
    };
    await open(made.slice(0, warm), 0);
    await pause(500);
    const before = await server.memoryKiB();
    await open(made.slice(warm), 0);
    await pause(target.restsAfterMs ?? 1000);
    const withOne = await server.memoryKiB();
    await open(made.slice(warm), 1);
    await pause(target.restsAfterMs ?? 1000);
    const withTwo = await server.memoryKiB();
    const connection = (withTwo - withOne) / count;
    return {
      roomKiB: (withOne - before) / count - connection,
      connectionKiB: connection,
      bothKiB: (withOne - before) / count,
      baseKiB: before,
    };
  } finally {
    await server.kill();
    removeDirectory(data);
  }
}
