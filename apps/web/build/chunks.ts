// What belongs together in a build of the client.
import path from 'node:path';
import type { Rolldown } from 'vite';

type Output = Rolldown.OutputBundle;

const sources = path.resolve(import.meta.dirname, '../src');

/** A chunk, all that it imports at once, and their styles. */
export function filesBefore(output: Output, entry: string, found = new Set<string>()): ReadonlySet<string> {
  const chunk = output[entry];
  if (chunk?.type !== 'chunk' || found.has(entry)) return found;
  found.add(entry);
  for (const style of chunk.viteMetadata?.importedCss ?? []) found.add(style);
  for (const next of chunk.imports) filesBefore(output, next, found);
  return found;
}

/** The chunk that a module was given to itself; its path is from src/. */
export function chunkOf(output: Output, source: string): string {
  const chunk = Object.values(output).find(
    (file) => file.type === 'chunk' && file.facadeModuleId === path.resolve(sources, source),
  );
  if (!chunk) throw new Error(`the build has no chunk of ${source}`);
  return chunk.fileName;
}

/** The chunk that the page starts with. */
export function pageEntry(output: Output): string {
  const entry = Object.values(output).find(
    (file) => file.type === 'chunk' && file.isEntry && file.facadeModuleId?.endsWith('index.html'),
  );
  if (!entry) throw new Error('the build has no entry');
  return entry.fileName;
}
