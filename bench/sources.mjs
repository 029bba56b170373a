// The sources of the packages, loaded as they are, for benches of what runs in Node as well.

import path from 'node:path';
import { createServer } from 'vite';

/** @returns `load`, which gives a module by its path in the repository, and `close` */
export async function openSources() {
  const vite = await createServer({
    root: path.resolve(import.meta.dirname, '..'),
    configFile: false,
    appType: 'custom',
    logLevel: 'error',
    server: { middlewareMode: true, watch: null, ws: false },
  });
  return { load: (file) => vite.ssrLoadModule(`/${file}`), close: () => vite.close() };
}
