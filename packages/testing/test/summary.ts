// What a long run did, in a line: printed, and added to the file that FUZZ_SUMMARY names, from which `npm run fuzz` prints the end.

import { appendFileSync } from 'node:fs';

export function summarise(what: string, counts: Readonly<Record<string, number>>): void {
  const line = `${what}: ${Object.entries(counts)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ')}`;
  console.log(line);
  const file = process.env.FUZZ_SUMMARY;
  if (file) appendFileSync(file, `${line}\n`);
}
