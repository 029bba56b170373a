// Prints what the client weighs, and fails the build over its limits.
import { gzipSync } from 'node:zlib';
import type { Plugin, Rolldown } from 'vite';

type Output = Rolldown.OutputBundle;

const sizeBytes = (output: Output, name: string): number => {
  const file = output[name];
  if (!file) return 0;
  return gzipSync(file.type === 'chunk' ? file.code : file.source, { level: 9 }).length;
};

/** A chunk, all that it imports at once, and their styles. */
function filesBefore(output: Output, entry: string, found = new Set<string>()): ReadonlySet<string> {
  const chunk = output[entry];
  if (chunk?.type !== 'chunk' || found.has(entry)) return found;
  found.add(entry);
  for (const style of chunk.viteMetadata?.importedCss ?? []) found.add(style);
  for (const next of chunk.imports) filesBefore(output, next, found);
  return found;
}

const entryOf = (output: Output) =>
  Object.values(output).find((file) => file.type === 'chunk' && file.isEntry && file.fileName !== 'sw.js')
    ?.fileName;

/**
 * Limits in KiB, gzipped: `shell` is what stands before the editor (start page, sign-in), `all` every script and style.
 */
export function sizeLimits({
  shellKiB,
  allKiB,
}: {
  readonly shellKiB: number;
  readonly allKiB: number;
}): Plugin {
  return {
    name: 'huigao:size-limits',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, output) {
        const measure = (names: Iterable<string>) =>
          [...names].reduce((sum, name) => sum + sizeBytes(output, name), 0) / 1024;
        const entry = entryOf(output);
        if (!entry) throw new Error('the build has no entry');
        const all = Object.keys(output).filter((name) => /\.(js|css)$/.test(name));
        const rows = [
          { name: 'shell before the editor', kib: measure(filesBefore(output, entry)), limit: shellKiB },
          { name: 'all of the client', kib: measure(all), limit: allKiB },
        ];
        for (const { name, kib, limit } of rows)
          this.info(`${name}: ${kib.toFixed(1)} KiB gzip (limit ${limit})`);
        const over = rows.find(({ kib, limit }) => kib > limit);
        if (over)
          this.error(`${over.name} weighs ${over.kib.toFixed(1)} KiB gzip, over its limit of ${over.limit}`);
      },
    },
  };
}
