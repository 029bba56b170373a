// A stock y-websocket client on one document, over a websocket that is a simulated connection to a real room.

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { WebsocketProvider } from 'y-websocket';
import { edits } from '../convergence/edits';
import { people, sections, smallReport } from '../sample';
import { SimulatedSocket } from '../simulation/simulated-network';
import { Simulation, shown } from '../simulation/simulation';

const providers: WebsocketProvider[] = [];
// The provider tells of a refusal on the console.
beforeEach(() => void vi.spyOn(console, 'warn').mockImplementation(() => {}));
afterEach(() => {
  vi.restoreAllMocks();
  for (const provider of providers.splice(0)) provider.destroy();
  vi.useRealTimers();
});

async function makeWorld() {
  // The provider has timers of its own, which must not run.
  vi.useFakeTimers();
  return Simulation.create({ report: smallReport() });
}

function stockClient(world: Simulation, person: (typeof people)[keyof typeof people], document = 'budget') {
  class PolyfilledSocket {
    static readonly OPEN = 1;
    readonly OPEN = 1;
    readyState = 0;
    binaryType = '';
    onopen: (() => void) | null = null;
    onmessage: ((event: { data: ArrayBuffer }) => void) | null = null;
    onclose: ((event: { code: number; reason: string }) => void) | null = null;
    readonly #socket: SimulatedSocket;

    constructor() {
      this.#socket = new SimulatedSocket(
        world.clock,
        () => 2,
        async (connection) =>
          (await world.room()).connect({ person, name: person, tab: 't', connection, document }),
      );
      this.#socket.onOpen = () => {
        this.readyState = 1;
        this.onopen?.();
      };
      this.#socket.onMessage = (message) => this.onmessage?.({ data: message.slice().buffer as ArrayBuffer });
      this.#socket.onClose = (code, reason) => {
        this.readyState = 3;
        this.onclose?.({ code, reason });
      };
    }

    send(bytes: Uint8Array): void {
      this.#socket.send(new Uint8Array(bytes));
    }

    close(): void {
      this.#socket.close();
    }
  }
  const doc = world.newDocument();
  const provider = new WebsocketProvider('ws://localhost', document, doc, {
    WebSocketPolyfill: PolyfilledSocket as unknown as typeof WebSocket,
    disableBc: true,
  });
  providers.push(provider);
  return { doc, provider };
}

test('[SY21] a stock client reads, writes and is seen', async () => {
  const world = await makeWorld();
  const tab = world.open(people.owner);
  const ours = tab.client.section(sections.budget);
  const { doc, provider } = stockClient(world, people.budget);
  await world.run(500);
  expect(provider.synced).toBe(true);
  expect(shown('budget', doc)).toBe(shown('budget', ours.doc));
  doc.transact(() => edits.type(doc, 0, '甲'));
  ours.doc.transact(() => edits.type(ours.doc, 0, '乙'));
  provider.awareness.setLocalState({ user: { name: '冒充' }, cursor: { anchor: 0, head: 0 } });
  await world.run(500);
  expect(shown('budget', doc)).toMatch(/甲乙|乙甲/);
  expect(shown('budget', doc)).toBe(shown('budget', await world.stored('budget')));
  expect(shown('budget', ours.doc)).toBe(shown('budget', doc));
  expect(ours.awareness.getStates().get(doc.clientID)).toMatchObject({ user: { name: 'budget' } });
  expect(provider.awareness.getLocalState()).toMatchObject({ user: { name: '冒充' } });
  expect(tab.client.state.people.map(({ person, section }) => [person, section])).toContainEqual([
    'budget',
    'budget',
  ]);
  await tab.client.stop();
});

test('[SY21] the record can be followed, and not written', async () => {
  const world = await makeWorld();
  const { doc, provider } = stockClient(world, people.owner, 'record');
  await world.run(200);
  void world.command(people.owner, { type: 'renameReport', title: '新题' });
  await world.run(200);
  expect(doc.getMap('meta').get('title')).toBe('新题');
  const closed = vi.fn();
  provider.on('closed', closed);
  doc.getMap('meta').set('title', '改');
  await world.run(200);
  expect(closed).toHaveBeenCalledWith({ code: 4409, reason: 'refused' }, provider);
  expect((await world.stored('record')).getMap('meta').get('title')).toBe('新题');
});

test('[SY21] a reader that writes is closed for good', async () => {
  const world = await makeWorld();
  const { doc, provider } = stockClient(world, people.viewer);
  await world.run(200);
  doc.transact(() => edits.type(doc, 0, '误'));
  await world.run(200);
  expect(provider.shouldConnect).toBe(false);
  expect(shown('budget', await world.stored('budget'))).not.toContain('误');
});

test('[SY21] a document that is not there closes for good', async () => {
  const world = await makeWorld();
  const { provider } = stockClient(world, people.owner, 'nothing');
  await world.run(200);
  expect(provider.shouldConnect).toBe(false);
});

test('[SY21] a stock client never hears of its own caret, but hears something', async () => {
  const world = await makeWorld();
  const { provider } = stockClient(world, people.budget);
  await world.run(200);
  // The provider notes the time of what it hears, by a clock that no test can move.
  provider.wsLastMessageReceived = 0;
  provider.awareness.setLocalState({ cursor: { anchor: 1, head: 1 }, mine: true });
  await world.run(200);
  expect(provider.wsLastMessageReceived).toBeGreaterThan(0);
  expect(provider.awareness.getLocalState()).toEqual({ cursor: { anchor: 1, head: 1 }, mine: true });
});
