// ARCHITECTURE.md is a map, and the other documents lead into the code: every path they name in backticks must exist. Decisions tell of
// the day they were taken and may name what is gone; what a build makes is there after it only.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const named = /`((?:apps|packages|scripts|e2e|bench|docs|bin)\/[\w./-]*)`/g;

const documents = (root) => [
  ...['ARCHITECTURE.md', 'README.md'],
  ...readdirSync(path.join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
  ...['apps', 'packages'].flatMap((folder) =>
    readdirSync(path.join(root, folder)).flatMap((name) =>
      ['README.md', 'SPEC.md'].map((file) => `${folder}/${name}/${file}`),
    ),
  ),
];

/** Faults as lines; a path is a word in backticks that begins with a folder of ours. */
export const checkMap = (root) =>
  documents(root)
    .filter((file) => existsSync(path.join(root, file)))
    .flatMap((file) => {
      const paths = [...readFileSync(path.join(root, file), 'utf8').matchAll(named)].map(([, name]) => name);
      return [...new Set(paths)]
        .filter((name) => !name.includes('/dist/') && !existsSync(path.join(root, name)))
        .map((name) => `${name}, which ${file} names, is gone`);
    });
