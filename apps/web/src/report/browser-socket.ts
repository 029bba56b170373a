import type { ReportId } from '@huigao/report';
import type { ClientSocket } from '@huigao/sync/client';

/** Names the protocol and its version to the server (decision: architecture, the wire). */
const subprotocol = 'huigao.1';

const address = (report: ReportId) => {
  const scheme = location.protocol === 'https:' ? 'wss:' : 'ws:';
  return `${scheme}//${location.host}/sync/${encodeURIComponent(report)}`;
};

const ignore = () => {};

/** Opens the socket of a report on the server this page comes from. */
export function openBrowserSocket(report: ReportId): ClientSocket {
  const socket = new WebSocket(address(report), subprotocol);
  socket.binaryType = 'arraybuffer';
  const own: ClientSocket = {
    send: (message) => {
      // TypeScript allows a Uint8Array to lie in shared memory, which a socket would not take; ours never does.
      if (socket.readyState === WebSocket.OPEN) socket.send(message as Uint8Array<ArrayBuffer>);
    },
    close: () => socket.close(),
    onOpen: ignore,
    onMessage: ignore,
    onClose: ignore,
  };
  socket.onopen = () => own.onOpen();
  socket.onmessage = ({ data }) => {
    if (data instanceof ArrayBuffer) own.onMessage(new Uint8Array(data));
  };
  socket.onclose = ({ code, reason }) => own.onClose(code, reason);
  return own;
}
