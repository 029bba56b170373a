// A part of the product, bundled as it is shipped, to be called by a measurement.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What a module exports, with all that it imports in one piece. @param entry - its path in the repository */
export async function bundled(entry) {
  const { output } = await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: { ssr: entry, write: false, target: 'node20' },
    ssr: { noExternal: true },
  });
  const folder = mkdtempSync(path.join(tmpdir(), 'huigao-bench-'));
  const file = path.join(folder, 'bundled.mjs');
  writeFileSync(file, output[0].code);
  const loaded = await import(pathToFileURL(file).href);
  rmSync(folder, { recursive: true });
  return loaded;
}
