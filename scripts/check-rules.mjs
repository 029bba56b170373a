// What a SPEC.md promises has an id of its own, and a test that names it.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** In a list or in a table. */
const rule = /^(?:- \*\*|\| )([A-Z]{2}\d+)\b/gm;
const isTest = (name) => /\.(test|suite)\.tsx?$/.test(name);

function* testFiles(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) {
      if (entry.name !== 'node_modules' && entry.name !== 'dist') yield* testFiles(file);
    } else if (isTest(entry.name)) yield file;
  }
}

const packagesOf = (root) =>
  ['packages', 'apps'].flatMap((folder) =>
    readdirSync(path.join(root, folder)).map((name) => path.join(root, folder, name)),
  );

/** Faults as lines. */
export function checkRules(root) {
  const specs = packagesOf(root)
    .map((folder) => path.join(folder, 'SPEC.md'))
    .filter((file) => existsSync(file));
  const ids = specs.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(rule)].map(([, id]) => id));
  const tests = packagesOf(root).flatMap((folder) => [...testFiles(folder)]);
  const named = new Set(
    tests.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/\[([A-Z]{2}\d+)\]/g)].map(([, id]) => id),
    ),
  );
  return [
    ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${id} is the id of two rules`),
    ...ids.filter((id) => !named.has(id)).map((id) => `${id} has no test that names it`),
    ...[...named].filter((id) => !ids.includes(id)).map((id) => `a test names ${id}, which is no rule`),
  ];
}
