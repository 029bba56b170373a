// A websocket client that costs the load generator next to nothing: frames are built beforehand, and what comes is read into one
// buffer for all and only counted, unless it is listened to.
import { connect } from 'node:net';

/** A client's frame, masked with zeros: the server unmasks it like any other, the client need not. */
export function frameOf(payload) {
  const { length } = payload;
  const size = length < 126 ? 0 : length < 65536 ? 2 : 8;
  const frame = Buffer.alloc(2 + size + 4 + length);
  frame[0] = 0x82;
  frame[1] = 0x80 | (size === 0 ? length : size === 2 ? 126 : 127);
  if (size === 2) frame.writeUInt16BE(length, 2);
  if (size === 8) frame.writeBigUInt64BE(BigInt(length), 2);
  frame.set(payload, 2 + size + 4);
  return frame;
}

const pong = Buffer.from([0x8a, 0x80, 0, 0, 0, 0]);
const shared = Buffer.allocUnsafe(256 * 1024);

export class RawSocket {
  bytes = 0;
  reads = 0;
  closed = false;
  /** Called with the payload of each message; while null, bytes are only counted. */
  onMessage = null;
  onClose = null;
  #socket;
  #rest = Buffer.alloc(0);
  #parts = [];
  #opened;

  /** Opens at once; `opened` resolves when the server has upgraded. */
  constructor({ port, path, headers = {} }) {
    this.opened = new Promise((resolve, reject) => {
      this.#opened = { resolve, reject };
    });
    this.opened.catch(() => {});
    this.#socket = connect({
      port,
      host: '127.0.0.1',
      onread: { buffer: shared, callback: (length, buffer) => this.#read(buffer.subarray(0, length)) },
    });
    this.#socket.setNoDelay(true);
    this.#socket.on('error', (error) => this.#opened?.reject(error));
    this.#socket.on('close', () => {
      this.closed = true;
      this.#opened?.reject(new Error('closed before it was open'));
      this.onClose?.();
    });
    const lines = Object.entries({
      Host: `127.0.0.1:${port}`,
      Upgrade: 'websocket',
      Connection: 'Upgrade',
      'Sec-WebSocket-Key': 'AAAAAAAAAAAAAAAAAAAAAA==',
      'Sec-WebSocket-Version': '13',
      ...headers,
    }).map(([name, value]) => `${name}: ${value}\r\n`);
    this.#socket.write(`GET ${path} HTTP/1.1\r\n${lines.join('')}\r\n`);
  }

  write(frame) {
    this.#socket.write(frame);
  }

  destroy() {
    this.#socket.destroy();
  }

  #read(chunk) {
    this.bytes += chunk.length;
    this.reads++;
    if (this.#opened) this.#readHandshake(chunk);
    else if (this.onMessage) this.#parse(chunk);
    return true;
  }

  #readHandshake(chunk) {
    this.#rest = Buffer.concat([this.#rest, chunk]);
    const end = this.#rest.indexOf('\r\n\r\n');
    if (end < 0) return;
    const status = this.#rest.subarray(9, 12).toString();
    const after = Buffer.from(this.#rest.subarray(end + 4));
    this.#rest = Buffer.alloc(0);
    const { resolve, reject } = this.#opened;
    this.#opened = null;
    if (status === '101') resolve();
    else reject(new Error(`status ${status}`));
    if (this.onMessage && after.length > 0) this.#parse(after);
  }

  #parse(chunk) {
    let data = this.#rest.length > 0 ? Buffer.concat([this.#rest, chunk]) : chunk;
    for (;;) {
      if (data.length < 2) break;
      let length = data[1] & 0x7f;
      let at = 2;
      if (length === 126) {
        if (data.length < 4) break;
        length = data.readUInt16BE(2);
        at = 4;
      } else if (length === 127) {
        if (data.length < 10) break;
        length = Number(data.readBigUInt64BE(2));
        at = 10;
      }
      if (data.length < at + length) break;
      this.#frame(data[0], data.subarray(at, at + length));
      data = data.subarray(at + length);
    }
    // The chunk lies in the buffer that all share.
    this.#rest = Buffer.from(data);
  }

  #frame(first, payload) {
    const opcode = first & 0x0f;
    if (opcode === 9) this.write(pong);
    if (opcode > 2) return;
    const isLast = (first & 0x80) !== 0;
    if (isLast && this.#parts.length === 0) {
      this.onMessage?.(payload);
      return;
    }
    this.#parts.push(Buffer.from(payload));
    if (!isLast) return;
    const whole = Buffer.concat(this.#parts);
    this.#parts = [];
    this.onMessage?.(whole);
  }
}
