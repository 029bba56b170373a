// How long a report of 300 pages and the sample take to become files and back, from a cold start of the command line: processor time and
// peak memory, with pandoc and LibreOffice beside it on the same content where they are installed; and what many files cost in one batch.
// Nothing is asserted. Linux.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bundled } from '../bundled.mjs';
import { measureHostile } from './hostile.mjs';
import { measured } from './measured.mjs';

const isHostile = process.argv[2] === 'hostile';
const pages = isHostile ? 0 : Number(process.argv[2] ?? 300);
const root = path.resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(path.join(tmpdir(), 'huigao-bench-'));
const at = (name) => path.join(folder, name);

/** A text of so many pages of 22 lines of 28 characters, in sections with headings, numbered paragraphs and amounts. */
function text() {
  const sentence =
    '全年完成各项重点工作，支出58.09万元，培训干部1,234人次，群众满意度达到98.5%，预算执行总体均衡。';
  const han = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
  const lines = ['2023年度某某局部门整体支出绩效自评报告'];
  let characters = 0;
  for (let section = 0; characters < pages * 22 * 28; section++) {
    if (section % 10 === 0 && section < 100) lines.push(`${han[section / 10]}、第${section}部分情况`);
    if (section < 100) lines.push(`（${han[section % 10]}）第${section}项工作情况`);
    for (let paragraph = 1; paragraph <= 12 && characters < pages * 22 * 28; paragraph++) {
      const line = `${paragraph}.${sentence.repeat(3)}`;
      lines.push(line);
      characters += line.length;
    }
  }
  return [...lines, '某某局', '2024年3月5日', ''].join('\n');
}

async function line(what, program, args, result) {
  const run = await measured(program, args);
  if (!run) return void console.log(`${what.padEnd(52)} not installed`);
  if (run.status !== 0 && !isHostile) return void console.log(`${what.padEnd(52)} failed (${run.status})`);
  const outcome = isHostile ? (run.status === 0 ? 'read' : `refused (${run.status})`) : '';
  const size = result ? `${(statSync(result).size / 1024).toFixed(0)} KB` : '';
  console.log(
    `${what.padEnd(52)} ${run.seconds.toFixed(2).padStart(6)} s  ${run.megabytes.toFixed(0).padStart(5)} MB  ${size}${outcome}`,
  );
  return run;
}

const huigao = (what, args, result) =>
  line(what, process.execPath, [path.join(root, 'bin/huigao.mjs'), ...args], result);

if (isHostile) {
  console.log('hostile files; processor time and peak memory of a cold process');
  await measureHostile(folder, (what, file) => huigao(what, ['import', file, '-o', at('out.huigao.json')]));
  rmSync(folder, { recursive: true, force: true });
  process.exit();
}

/** The sample report as an archive. */
async function writeSample() {
  const { encodeArchive, reportFromSeed, sampleSeed } = await bundled('packages/report/src/index.ts');
  let next = 0;
  const report = reportFromSeed(sampleSeed(), { id: 'sample', owner: null, newId: () => `s${next++}` });
  writeFileSync(at('sample.huigao.json'), encodeArchive(report));
}

const formats = ['docx', 'pdf', 'html', 'md', 'txt', 'xlsx', 'csv'];

/** One report out and in, and what others make of the same. */
async function measureReport(name) {
  const [archive, docx, pdf, md] = ['huigao.json', 'docx', 'pdf', 'md'].map((end) => at(`${name}.${end}`));
  for (const to of formats) {
    const output = at(`${name}.${to}`);
    await huigao(`archive → ${to}`, ['export', archive, '-o', output], output);
  }
  const [again, figures] = [at('again.huigao.json'), at('figures.huigao.json')];
  await huigao('docx → archive', ['import', docx, '-o', again], again);
  await huigao('docx → archive, with figures', ['import', docx, '--figures', '-o', figures], figures);
  await line('pandoc: md → docx', 'pandoc', [md, '-o', at('pandoc.docx')], at('pandoc.docx'));
  await line('pandoc: md → html', 'pandoc', ['-s', md, '-o', at('pandoc.html')], at('pandoc.html'));
  await line('pandoc: docx → md', 'pandoc', [docx, '-o', at('pandoc.md')], at('pandoc.md'));
  const office = [profile, '--headless', '--convert-to', 'pdf', '--outdir', at('office'), docx];
  await line('LibreOffice: docx → pdf', 'soffice', office, path.join(at('office'), path.basename(pdf)));
}

/** Many files in one process: its memory must not grow with them. */
async function measureBatch(to, count) {
  const [from, into] = [at(`many-${count}`), at(`made-${count}-${to}`)];
  mkdirSync(from, { recursive: true });
  for (let index = 0; index < count; index++)
    copyFileSync(at('sample.huigao.json'), path.join(from, `${index}.huigao.json`));
  const run = await huigao(`sample × ${count} → ${to}`, ['export', from, '--to', to, '-o', into]);
  if (run) console.log(`${''.padEnd(52)} ${((run.seconds / count) * 1000).toFixed(0).padStart(6)} ms each`);
}

const profile = `-env:UserInstallation=file://${folder}/profile`;
spawnSync('soffice', [profile, '--headless', '--terminate_after_init'], { stdio: 'ignore', timeout: 60_000 });

writeFileSync(at('big.txt'), text());
await writeSample();
console.log(`processor time and peak memory of a cold process and of those it starts\n\n${pages} pages`);
await huigao('txt → archive', ['import', at('big.txt'), '-o', at('big.huigao.json')], at('big.huigao.json'));
await measureReport('big');
console.log('\nthe sample');
await measureReport('sample');
console.log('\nbatches');
for (const [to, count] of [
  ['docx', 20],
  ['docx', 1000],
  ['pdf', 20],
  ['pdf', 1000],
])
  await measureBatch(to, count);
rmSync(folder, { recursive: true, force: true });
