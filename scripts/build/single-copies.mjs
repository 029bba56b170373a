// Two copies of Yjs or ProseMirror in one program do not know each other's classes, and fail in odd ways. This finds them.

const mustBeSingle = /^(yjs|lib0|y-protocols|prosemirror-[\w-]+|@tiptap\/(core|pm|y-tiptap))$/;

/** The folder and name of the package a module lies in, or null for our own modules. */
function packageOf(id) {
  const match = /^(.*\/node_modules\/((?:@[^/]+\/)?[^/]+))\//.exec(id.replace(/\\/g, '/'));
  return match && { folder: match[1], name: match[2] };
}

/**
 * Libraries that lie in a program more than once, with their folders.
 * @param {Iterable<string>} ids - paths of the modules that went into the program
 * @returns {Map<string, string[]>}
 */
export function multipleCopies(ids) {
  const folders = new Map();
  for (const id of ids) {
    const found = packageOf(id);
    if (!found || !mustBeSingle.test(found.name)) continue;
    folders.set(found.name, (folders.get(found.name) ?? new Set()).add(found.folder));
  }
  return new Map(
    [...folders].filter(([, copies]) => copies.size > 1).map(([name, copies]) => [name, [...copies]]),
  );
}

/** A Vite plugin that fails a build with two copies of one of them, and says how many libraries it has looked at. */
export function singleCopies() {
  return {
    name: 'huigao:single-copies',
    apply: 'build',
    generateBundle(_options, bundle) {
      const ids = Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? file.moduleIds : []));
      for (const [name, folders] of multipleCopies(ids))
        this.error(`${folders.length} copies of ${name}: ${folders.join(', ')}`);
      if (!ids.some((id) => packageOf(id)?.name === 'yjs')) this.error('yjs is not where it is looked for');
    },
  };
}
