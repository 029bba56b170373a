// No text of the interface outside packages/messages: Han characters in the code of the shells are faults, comments aside.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const folders = [
  'apps/web/src',
  'apps/server/src',
  'apps/cli/src',
  'packages/sync/src',
  'packages/authority/src',
];

/** Lines that are data of the domain, not texts: they carry this mark with a reason. */
const mark = 'domain data';

function* sourceFiles(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* sourceFiles(file);
    else if (/\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name)) yield file;
  }
}

const withoutComments = (text) =>
  text
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '))
    .replace(/(^|[^:'"`])\/\/.*$/gm, '$1');

/** Faults as `file:line: text`. */
export function checkTexts(root) {
  const faults = [];
  for (const folder of folders)
    for (const file of sourceFiles(path.join(root, folder))) {
      const source = readFileSync(file, 'utf8');
      const original = source.split('\n');
      withoutComments(source)
        .split('\n')
        .forEach((line, index) => {
          if (/\p{Script=Han}/u.test(line) && !original[index].includes(mark))
            faults.push(`${path.relative(root, file)}:${index + 1}: ${line.trim()}`);
        });
    }
  return faults;
}
