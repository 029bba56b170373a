// Hocuspocus with its SQLite extension, everything else as it comes.
import path from 'node:path';
import { SQLite } from '@hocuspocus/extension-sqlite';
import { Server } from '@hocuspocus/server';

const server = new Server({
  port: Number(process.env.PORT),
  address: '127.0.0.1',
  quiet: true,
  stopOnSignals: false,
  extensions: [new SQLite({ database: path.join(process.env.DATA, 'hocuspocus.sqlite') })],
});
await server.listen();
