// ARCHITECTURE.md is a map: every path it names in backticks must exist.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Faults as lines; a path is a word in backticks that begins with a folder of ours. */
export function checkMap(root) {
  const text = readFileSync(path.join(root, 'ARCHITECTURE.md'), 'utf8');
  const named = [...text.matchAll(/`((?:apps|packages|scripts|e2e|bench|docs|bin)\/[\w./-]*)`/g)].map(
    (match) => match[1],
  );
  return [...new Set(named)]
    .filter((name) => !existsSync(path.join(root, name)))
    .map((name) => `${name} is gone`);
}
