// The network between one person and the server, which a journey can cut: a TCP relay. (Emulated offline modes of a browser leave
// open websockets alone, so they would prove nothing.)

import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

export interface Network {
  readonly url: string;
  /** Breaks every connection and takes no new one. */
  cut(): Promise<void>;
  /** Holds back every byte, while connections stay as they are. */
  stall(): void;
  /** The same address works again. */
  mend(): Promise<void>;
}

const listen = (server: Server, port: number) =>
  new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve());
  });

/** A relay to `url` on a free port. */
export async function relay(url: string): Promise<Network> {
  const target = Number(new URL(url).port);
  const open = new Set<Socket>();
  const pairs = new Set<readonly [near: Socket, far: Socket]>();
  let isStalled = false;
  const accept = (near: Socket) => {
    const far = connect(target, '127.0.0.1');
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
    }
    const pair = [near, far] as const;
    pairs.add(pair);
    near.on('close', () => pairs.delete(pair));
    if (!isStalled) near.pipe(far).pipe(near);
  };
  let server = createServer(accept);
  await listen(server, 0);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    async cut() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of open) socket.destroy();
      await closed;
    },
    stall() {
      isStalled = true;
      for (const [near, far] of pairs) {
        near.unpipe(far);
        far.unpipe(near);
        for (const socket of [near, far]) socket.pause();
      }
    },
    async mend() {
      if (isStalled) for (const [near, far] of pairs) near.pipe(far).pipe(near);
      isStalled = false;
      if (server.listening) return;
      server = createServer(accept);
      await listen(server, port);
    },
  };
}
