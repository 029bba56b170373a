// The servers that are compared: how each is started, what a room of it is, and how one talks to it.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as dialects from './dialects.mjs';
import { HuigaoRooms } from './huigao-rooms.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const peer = (file) => path.join(here, 'peers', file);

/** Rooms of servers where whoever names a room is in it. */
const named = (dialectOf) => ({
  rooms: async (_port, count) =>
    Array.from({ length: count }, (_, index) => {
      const name = `room-${index}`;
      return { name, state: null, dialect: () => dialectOf(name) };
    }),
});

const ours = (dialectOf) => ({
  // Another build can be put beside, to see what a change gives.
  file: process.env.HUIGAO_BUILD ?? path.join(here, '../../apps/server/dist/index.js'),
  environment: (port, data) => ({
    PORT: `${port}`,
    HUIGAO_DATA: data,
    HOST: '127.0.0.1',
    HUIGAO_DEV_LOGIN: '1',
    // Making a thousand rooms is no reading of anybody.
    HUIGAO_REQUESTS_PER_MINUTE: '100000',
  }),
  ready: '/readyz',
  // Documents that nobody needs go back to bytes within this time.
  restsAfterMs: 32_000,
  rooms: (port, count, people) => new HuigaoRooms(port, dialectOf).make(count, people),
});

const peerServer = (file, dialectOf, environment = () => ({})) => ({
  file: peer(file),
  environment: (port, data) => ({
    PORT: `${port}`,
    HOST: '127.0.0.1',
    DATA: data,
    ...environment(data),
  }),
  ready: '/',
  ...named(dialectOf),
});

const yWebsocket = 'node_modules/@y/websocket-server/src/server.js';

/** By the name that `--servers` takes. `keeps`: whether documents outlive the process; `knows`: whether it holds documents at all. */
export const targets = {
  huigao: { label: 'Huigao', keeps: true, knows: true, ...ours(dialects.huigao) },
  'huigao-stock': {
    label: 'Huigao, stock frames',
    keeps: true,
    knows: true,
    ...ours(dialects.huigaoStock),
  },
  'y-websocket': {
    label: '@y/websocket-server',
    keeps: false,
    knows: true,
    ...peerServer(yWebsocket, () => dialects.stock),
  },
  'y-websocket-leveldb': {
    label: '@y/websocket-server, LevelDB',
    keeps: true,
    knows: true,
    ...peerServer(
      yWebsocket,
      () => dialects.stock,
      (data) => ({ YPERSISTENCE: path.join(data, 'level') }),
    ),
  },
  hocuspocus: {
    label: 'Hocuspocus, SQLite',
    keeps: true,
    knows: true,
    ...peerServer('hocuspocus.mjs', dialects.hocuspocus),
  },
  relay: {
    label: 'bare relay',
    keeps: false,
    knows: false,
    ...peerServer('relay.mjs', () => dialects.relay),
  },
  'gathering-relay': {
    label: 'relay that gathers 16 ms',
    keeps: false,
    knows: false,
    ...peerServer('gathering-relay.mjs', () => dialects.gatheringRelay),
  },
};
