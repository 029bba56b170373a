// The product as it is built, serving a folder of its own, for benches that look at it through a browser.

import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');

const isReady = (url) =>
  fetch(`${url}/readyz`).then(
    (response) => response.ok,
    () => false,
  );

/** Starts it and waits until it answers. @returns its address and how it is stopped, its folder with it */
export async function serve(port, settings = {}) {
  const url = `http://127.0.0.1:${port}`;
  // One that an aborted run left would answer instead, without its data.
  if (await isReady(url)) throw new Error(`Another server is on port ${port}; stop it, or set PORT.`);
  const data = mkdtempSync(path.join(tmpdir(), 'huigao-bench-'));
  const built = path.join(process.env.HUIGAO_BUILT ?? root, 'apps/server/dist/index.js');
  const server = spawn(process.execPath, [built], {
    env: {
      ...process.env,
      HUIGAO_DATA: data,
      PORT: String(port),
      HOST: '127.0.0.1',
      HUIGAO_DEV_LOGIN: '1',
      ...settings,
    },
    stdio: 'ignore',
  });
  const stop = () => {
    server.kill('SIGTERM');
    rmSync(data, { recursive: true, force: true });
  };
  for (let attempt = 0; attempt < 100; attempt++) {
    if (await isReady(url)) return { url, stop };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  stop();
  throw new Error('The server did not start; is it built?');
}
