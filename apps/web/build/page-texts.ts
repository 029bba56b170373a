// Writes the texts out: a module for each language and part in place of the two-language catalogue, which no browser loads. Fails
// the build when the shell or an open report shows a text of a part that is loaded later.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { type Plugin, type Rolldown, runnerImport } from 'vite';
import { chunkOf, filesBefore, pageEntry } from './chunks.ts';

const messages = path.resolve(import.meta.dirname, '../../../packages/messages/src');
const parts = path.join(messages, 'parts');

const reportPage = 'report/report-page.tsx';

type Texts = Readonly<Record<string, string>>;

/** Runs a module of the catalogue, which is TypeScript. */
const run = async <Module>(file: string) => (await runnerImport<Module>(file, { configFile: false })).module;

/** A string in built code that may be a key, and the beginning of one that is put together. */
const word = /["'`]([a-z][\w-]*(?:\.[\w-]+)+)["'`]/g;
const beginning = /`([a-z][\w-]*\.[\w.-]*)\$\{/g;

function* latesIn(output: Rolldown.OutputBundle, entry: string, late: Texts) {
  for (const name of filesBefore(output, entry)) {
    const file = output[name];
    if (file?.type !== 'chunk') continue;
    for (const [, key] of file.code.matchAll(word)) if (Object.hasOwn(late, key!)) yield key!;
    for (const [, start] of file.code.matchAll(beginning))
      yield* Object.keys(late).filter((key) => key.startsWith(start!));
  }
}

export function pageTexts(): Plugin {
  const written = new Map<string, Texts>();
  return {
    name: 'huigao:page-texts',
    apply: 'build',
    enforce: 'pre',
    async buildStart() {
      for (const name of readdirSync(parts)) {
        const file = path.join(parts, name);
        written.set(file, (await run<{ readonly default: Texts }>(file)).default);
      }
    },
    load(id) {
      const texts = written.get(id);
      return texts ? `export default ${JSON.stringify(texts)}` : null;
    },
    generateBundle: {
      order: 'post',
      handler(_options, output) {
        const textsOf = (part: string) => written.get(path.join(parts, `zh-${part}.ts`))!;
        const later = { ...textsOf('list'), ...textsOf('more') };
        const views = [
          { name: 'the shell', entry: pageEntry(output), late: { ...later, ...textsOf('report') } },
          { name: 'an open report', entry: chunkOf(output, reportPage), late: later },
        ];
        for (const { name, entry, late } of views) {
          const found = [...new Set(latesIn(output, entry, late))];
          if (found.length > 0) this.error(`${name} shows texts that are loaded later: ${found.join(', ')}`);
        }
      },
    },
  };
}
