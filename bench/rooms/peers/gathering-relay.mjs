// The limit of what gathering can give: what came in 16 ms goes to everyone of the room as one frame, built once and written once
// a socket. Nothing is understood, kept, checked or acknowledged. Each message is preceded by its length in four bytes.
import { createServer } from 'node:http';
import { Sender, WebSocketServer } from 'ws';

const tickMs = 16;
const rooms = new Map();
const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
const server = createServer((_request, response) => response.end('ok'));

function length(message) {
  const bytes = Buffer.allocUnsafe(4);
  bytes.writeUInt32LE(message.length);
  return bytes;
}

function flush(room) {
  const body = Buffer.concat(room.gathered);
  room.gathered = [];
  const frame = Buffer.concat(
    Sender.frame(body, { fin: true, rsv1: false, opcode: 2, mask: false, readOnly: true }),
  );
  for (const { _socket } of room.members) _socket.write(frame);
}

server.on('upgrade', (request, socket, head) => {
  sockets.handleUpgrade(request, socket, head, (opened) => {
    const room = rooms.get(request.url) ?? { members: new Set(), gathered: [] };
    rooms.set(request.url, room);
    room.members.add(opened);
    opened.on('message', (message) => {
      if (room.gathered.length === 0) setTimeout(flush, tickMs, room);
      room.gathered.push(length(message), message);
    });
    opened.on('close', () => room.members.delete(opened));
    opened.on('error', () => {});
  });
});
server.listen(Number(process.env.PORT), '127.0.0.1');
