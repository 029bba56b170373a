// Workers as entries of the same build: they share chunks with the page. Vite's own way bundles each worker by itself, which loads
// Yjs, ProseMirror and the checks a second time.
import path from 'node:path';
import type { Plugin } from 'vite';

const suffix = '?shared-worker';

/** Makes `import url from './some-worker.ts?shared-worker'` the address of that worker's chunk, for `new Worker(url, { type: 'module' })`. */
export function sharedWorkers(): Plugin {
  let isBuild = true;
  return {
    name: 'huigao:shared-workers',
    enforce: 'pre',
    configResolved({ command }) {
      isBuild = command === 'build';
    },
    resolveId(id, importer) {
      const isRelative = id.endsWith(suffix) && id.startsWith('.');
      return isRelative && importer ? path.resolve(path.dirname(importer), id) : null;
    },
    load(id) {
      if (!id.endsWith(suffix)) return null;
      const file = id.slice(0, -suffix.length);
      // A development server serves each module by its path.
      if (!isBuild) return `export { default } from ${JSON.stringify(`${file}?worker&url`)}`;
      const chunk = this.emitFile({ type: 'chunk', id: file });
      return `export default import.meta.ROLLUP_FILE_URL_${chunk}`;
    },
  };
}
