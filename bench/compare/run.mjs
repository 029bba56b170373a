// Compares two versions of a report of 50,000 characters, as the worker of the page does, and prints the time of each stage. The first
// run is cold, as it is for whoever opens the page.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';

const root = path.resolve(fileURLToPath(new URL('../..', import.meta.url)));
const length = Number(process.argv[2] ?? 50_000);

const vite = await createServer({
  root,
  configFile: false,
  appType: 'custom',
  logLevel: 'error',
  server: { middlewareMode: true, watch: null, ws: false },
});
const { bodyFromNotation, compareReports, reportFromSeed, reportId, sampleSeed, countCharacters } =
  await vite.ssrLoadModule('/packages/report/src/index.ts');
const { decodeVersion, encodeVersion, firstUpdates, readVersion } = await vite.ssrLoadModule(
  '/packages/report-doc/src/index.ts',
);

let made = 0;
const report = reportFromSeed(sampleSeed(), { id: reportId('r'), owner: null, newId: () => `id${++made}` });
const sentences = [
  '全年部门预算执行情况总体良好，资金使用规范，重点工作任务按期完成。',
  '其中基本支出[[nature.basic]]，占全年支出的比重与上年基本持平。',
  '[[#point]]进一步健全预算绩效管理制度，完善绩效目标审核机制。',
  '截至年末共开展专项检查若干次，整改问题全部办结，群众满意度稳步提高。',
];
/** A text of numbered paragraphs, and the same with words, order and values changed here and there. */
function lines(count, change) {
  const all = Array.from({ length: count }, (_, index) =>
    [0, 1, 2, 3].map((at) => `第${index}项。${sentences[(index * 7 + at * 3) % 4]}`).join(''),
  );
  if (!change) return all;
  return all
    .map((line, index) =>
      index % 5 === 0 ? line.replace('按期完成', '提前完成').replace('稳步', '明显') : line,
    )
    .flatMap((line, index) =>
      index % 40 === 7 ? [] : index % 40 === 9 ? [line, '新增一段说明情况的文字。'] : [line],
    )
    .sort((a, b) => (a.startsWith('第3项') ? 1 : 0) - (b.startsWith('第3项') ? 1 : 0));
}
function versionOf(change) {
  const sections = report.outline.filter(({ kind }) => kind !== 'part');
  const each = Math.ceil(length / 125 / sections.length);
  const bodies = new Map(sections.map(({ id }) => [id, bodyFromNotation(lines(each, change))]));
  const figures = new Map(report.figures);
  if (change) figures.set('nature.basic', { ...figures.get('nature.basic'), value: '18000000' });
  return { ...report, bodies, figures };
}

const [before, after] = [versionOf(false), versionOf(true)];
const bytes = [before, after].map((one) => encodeVersion(firstUpdates(one)));
console.log(
  `${countCharacters(before)} and ${countCharacters(after)} characters, ${bytes.map((one) => `${one.length >> 10} KiB`).join(' and ')}`,
);
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
await vite.close();
