// Serves the plain page, and passes on between its clients what they send: the least a server can do, nothing is stored or checked.

import { createReadStream, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { build } from 'vite';
import { WebSocketServer } from 'ws';

const here = import.meta.dirname;
const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

/** A plain page over a text, on a free port of this machine. `close` ends it; `relay` is where its clients meet. */
export async function servePlainPage(text, root = path.join(here, 'plain-page')) {
  const outDir = path.join(root, 'dist');
  await build({
    root,
    base: './',
    logLevel: 'warn',
    build: { outDir, emptyOutDir: true, target: 'es2023', chunkSizeWarningLimit: 1000 },
  });
  const files = new Set(readdirSync(outDir, { recursive: true }).map((file) => `/${file}`));
  const server = createServer((request, response) => {
    const wanted = request.url.split('?')[0];
    const file = wanted === '/' ? '/index.html' : wanted;
    if (file === '/text') response.end(text);
    else if (files.has(file)) {
      response.setHeader('content-type', types[path.extname(file)] ?? 'application/octet-stream');
      createReadStream(path.join(outDir, file)).pipe(response);
    } else response.writeHead(404).end();
  });
  const sockets = new WebSocketServer({ server });
  sockets.on('connection', (socket) =>
    socket.on('message', (data) => {
      for (const other of sockets.clients) if (other !== socket) other.send(data);
    }),
  );
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  const relay = `ws://127.0.0.1:${port}`;
  return {
    relay,
    url: ({ first, name }) => {
      const query = new URLSearchParams({
        relay,
        name,
        ...(first ? { first: '1' } : {}),
      });
      return `http://127.0.0.1:${port}/?${query}`;
    },
    close: () => {
      for (const socket of sockets.clients) socket.terminate();
      server.close();
    },
  };
}
