// The least a server can do: whatever comes goes to all others of the room as it is.
import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';

const rooms = new Map();
const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
const server = createServer((_request, response) => response.end('ok'));
server.on('upgrade', (request, socket, head) => {
  sockets.handleUpgrade(request, socket, head, (opened) => {
    const room = rooms.get(request.url) ?? new Set();
    rooms.set(request.url, room);
    room.add(opened);
    opened.on('message', (message) => {
      for (const other of room) if (other !== opened) other.send(message);
    });
    opened.on('close', () => room.delete(opened));
    opened.on('error', () => {});
  });
});
server.listen(Number(process.env.PORT), '127.0.0.1');
