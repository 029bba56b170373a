// Builds src/offline/service-worker.ts to /sw.js and writes the list of files it must keep into it.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';

const source = path.resolve(import.meta.dirname, '../src/offline/service-worker.ts');
const fileName = 'sw.js';

/** The mark in the worker's code that the list takes the place of. */
const mark = '__HUIGAO_FILES__';

const contentOf = (file: { type: 'chunk'; code: string } | { type: 'asset'; source: string | Uint8Array }) =>
  file.type === 'chunk' ? file.code : file.source;

/** Makes the service worker part of the build; a development server has none. */
export function offlineWorker(): Plugin {
  let publicDir = '';
  return {
    name: 'huigao:offline-worker',
    apply: 'build',
    enforce: 'post',
    configResolved(config) {
      publicDir = config.publicDir;
    },
    buildStart() {
      this.emitFile({ type: 'chunk', id: source, fileName });
    },
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const worker = bundle[fileName];
        if (worker?.type !== 'chunk') throw new Error(`${fileName} was not built`);
        if (worker.imports.length > 0)
          throw new Error(`${fileName} must stand alone, but imports ${worker.imports}`);
        const files = new Map<string, string | Uint8Array>();
        for (const [name, file] of Object.entries(bundle))
          if (name !== fileName && !name.endsWith('.map')) files.set(name, contentOf(file));
        for (const name of readdirSync(publicDir)) files.set(name, readFileSync(path.join(publicDir, name)));
        const names = [...files.keys()].sort();
        const version = createHash('sha256');
        for (const name of names) version.update(name).update(files.get(name)!);
        const list = { version: version.digest('hex').slice(0, 12), files: names.map((name) => `/${name}`) };
        if (!worker.code.includes(mark)) throw new Error(`${fileName} does not read its list of files`);
        worker.code = worker.code.replaceAll(mark, JSON.stringify(list));
      },
    },
  };
}
