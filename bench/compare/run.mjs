// Compares two versions of a report of 50,000 characters, as the worker of the page does, and prints the time of each stage. The first
// run is cold, as it is for whoever opens the page.
import { openSources } from '../sources.mjs';
import { twoVersions } from './two-versions.mjs';

const length = Number(process.argv[2] ?? 50_000);

const { load, close } = await openSources();
const { compareReports } = await load('packages/report/src/index.ts');
const { decodeVersion, readVersion } = await load('packages/report-doc/src/index.ts');

const { bytes, said } = await twoVersions(load, length);
console.log(said);
for (const run of ['cold', 'warm', 'warm']) {
  const start = performance.now();
  const used = process.cpuUsage();
  const [was, now] = bytes.map((one) => readVersion(decodeVersion(one)).report);
  const read = performance.now();
  const { sections } = compareReports(was, now);
  const end = performance.now();
  const { user, system } = process.cpuUsage(used);
  const changed = sections.flatMap(({ units }) => units).filter(({ change }) => change !== 'same').length;
  console.log(
    `${run}: ${Math.round(end - start)} ms (reading ${Math.round(read - start)}, comparing ${Math.round(end - read)}), ${Math.round((user + system) / 1000)} ms of processor; ${changed} paragraphs differ`,
  );
}
await close();
