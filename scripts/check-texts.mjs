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

/** What is data of the domain (units, scales, forms of dates) and not a text says so: on the line, or for a file at its head. */
const mark = 'domain data';
const headLines = 6;

function* sourceFiles(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* sourceFiles(file);
    else if (/\.tsx?$/.test(entry.name) && !/\.(test|suite)\.tsx?$/.test(entry.name)) yield file;
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
      if (original.slice(0, headLines).some((line) => line.startsWith('//') && line.includes(mark))) continue;
      withoutComments(source)
        .split('\n')
        .forEach((line, index) => {
          if (/\p{Script=Han}/u.test(line) && !original[index].includes(mark))
            faults.push(`${path.relative(root, file)}:${index + 1}: ${line.trim()}`);
        });
    }
  return faults;
}
