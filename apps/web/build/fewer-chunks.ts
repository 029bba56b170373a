// Makes one chunk of those that are only ever loaded together. Rolldown cuts a chunk for each set of entries that share code, so that
// an open report was 143 files, each packed by itself. What is loaded with what only a finished build knows, so the client is built
// twice, the first time without being written.
import { type BuildOptions, build, type Plugin, type PluginOption, type Rolldown } from 'vite';
import { loadedTogether } from './loaded-together.ts';

type Built = Awaited<ReturnType<typeof build>>;

/** The chunk that each module shares with others; entries keep theirs, as the page and the workers are found by it. */
function sharedChunks(built: Built): ReadonlyMap<string, string> {
  if (!('output' in built)) throw new Error('the client was not built at once');
  const chunks = built.output.filter((file) => file.type === 'chunk');
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const modulesOf = (name: string) => {
    const { isEntry, moduleIds, facadeModuleId } = byName.get(name)!;
    return isEntry ? [] : moduleIds.filter((id) => id !== facadeModuleId);
  };
  return new Map(
    loadedTogether(chunks).flatMap((names, index) =>
      names.flatMap(modulesOf).map((id) => [id, `shared-${index}`] as const),
    ),
  );
}

/** A module that is read before one it needs would find it empty. */
function refuseRings(output: Rolldown.OutputBundle): void {
  const done = new Set<string>();
  const follow = (name: string, path: readonly string[]): void => {
    if (path.includes(name)) throw new Error(`chunks need each other: ${[...path, name].join(', ')}`);
    const chunk = output[name];
    if (done.has(name) || chunk?.type !== 'chunk') return;
    for (const next of chunk.imports) follow(next, [...path, name]);
    done.add(name);
  };
  for (const name of Object.keys(output)) follow(name, []);
}

/** @param plugins - gives new ones of those that decide which modules there are, for the first build */
export function fewerChunks(plugins: () => readonly PluginOption[]): Plugin {
  let root = '';
  let options: BuildOptions = {};
  let shared: ReadonlyMap<string, string> = new Map();
  return {
    name: 'huigao:fewer-chunks',
    apply: 'build',
    config(config) {
      options = config.build ?? {};
      const groups = [{ debugName: 'shared', name: (id: string) => shared.get(id) ?? null }];
      // What a module needs may be loaded by others, too, and is then in another chunk.
      const codeSplitting = { groups, includeDependenciesRecursively: false };
      return { build: { rolldownOptions: { output: { codeSplitting } } } };
    },
    configResolved(config) {
      root = config.root;
    },
    async buildStart() {
      const once = { ...options, write: false, minify: false };
      shared = sharedChunks(
        await build({ configFile: false, root, logLevel: 'error', plugins: [...plugins()], build: once }),
      );
    },
    generateBundle(_options, output) {
      refuseRings(output);
    },
  };
}
