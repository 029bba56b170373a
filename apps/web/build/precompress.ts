// Puts a brotli and a gzip copy beside every script and style, so that the server compresses nothing while it runs.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

const compressible = /\.(js|css|svg)$/;

/** Copies `*.br` and `*.gz`; a file that they would not shorten gets none. */
export function precompress(): Plugin {
  return {
    name: 'huigao:precompress',
    apply: 'build',
    writeBundle({ dir }) {
      if (!dir) return;
      const files = readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((name) =>
        compressible.test(name),
      );
      for (const name of files) {
        const file = path.join(dir, name);
        const content = readFileSync(file);
        for (const [ending, copy] of [
          ['br', brotliCompressSync(content)],
          ['gz', gzipSync(content, { level: 9 })],
        ] as const)
          if (copy.length < content.length) writeFileSync(`${file}.${ending}`, copy);
      }
    },
  };
}
