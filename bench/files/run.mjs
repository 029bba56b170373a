// How long a report of 300 pages takes to become a file and back, from a cold start of the command line: processor time and peak memory,
// with pandoc and LibreOffice beside it on the same content where they are installed. Nothing is asserted. Linux.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { measureHostile } from './hostile.mjs';

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

/** Runs a program; processor seconds and peak resident memory in MB, as the system counted them last. */
function measured(program, args) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: 'ignore' });
    let seconds = 0;
    let megabytes = 0;
    const timer = setInterval(() => {
      try {
        const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1].split(' ');
        seconds = (Number(fields[11]) + Number(fields[12])) / 100;
        megabytes =
          Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))[1]) / 1024;
      } catch {
        // It has ended.
      }
    }, 10);
    child.on('error', () => resolve(null));
    child.on('exit', (status) => {
      clearInterval(timer);
      resolve({ status, seconds, megabytes });
    });
  });
}

async function line(what, program, args, result) {
  const run = await measured(program, args);
  if (!run) return console.log(`${what.padEnd(52)} not installed`);
  if (run.status !== 0 && !isHostile) return console.log(`${what.padEnd(52)} failed (${run.status})`);
  const outcome = isHostile ? (run.status === 0 ? 'read' : `refused (${run.status})`) : '';
  const size = result ? `${(statSync(result).size / 1024).toFixed(0)} KB` : '';
  console.log(
    `${what.padEnd(52)} ${run.seconds.toFixed(2).padStart(6)} s  ${run.megabytes.toFixed(0).padStart(5)} MB  ${size}${outcome}`,
  );
}

const huigao = (what, args, result) =>
  line(what, process.execPath, [path.join(root, 'bin/huigao.mjs'), ...args], result);

if (isHostile) {
  console.log('hostile files; processor time and peak memory of a cold process');
  await measureHostile(folder, (what, file) => huigao(what, ['import', file, '-o', at('out.huigao.json')]));
  rmSync(folder, { recursive: true, force: true });
  process.exit();
}

writeFileSync(at('big.txt'), text());
console.log(
  `${pages} pages; processor time and peak memory of a cold process (LibreOffice: of its launcher's process only)`,
);
await huigao('txt → archive', ['import', at('big.txt'), '-o', at('big.huigao.json')], at('big.huigao.json'));
await huigao('archive → docx', ['export', at('big.huigao.json'), '-o', at('big.docx')], at('big.docx'));
await huigao('archive → pdf', ['export', at('big.huigao.json'), '-o', at('big.pdf')], at('big.pdf'));
await huigao('archive → md', ['export', at('big.huigao.json'), '-o', at('big.md')], at('big.md'));
await huigao(
  'docx → archive',
  ['import', at('big.docx'), '-o', at('again.huigao.json')],
  at('again.huigao.json'),
);
await huigao(
  'docx → archive, with figures',
  ['import', at('big.docx'), '--figures', '-o', at('figures.huigao.json')],
  at('figures.huigao.json'),
);
await line('pandoc: md → docx', 'pandoc', [at('big.md'), '-o', at('pandoc.docx')], at('pandoc.docx'));
await line('pandoc: docx → md', 'pandoc', [at('big.docx'), '-o', at('pandoc.md')], at('pandoc.md'));
const profile = `-env:UserInstallation=file://${folder}/profile`;
spawnSync('soffice', [profile, '--headless', '--terminate_after_init'], { stdio: 'ignore', timeout: 60_000 });
const started = performance.now();
const office = spawnSync(
  'soffice',
  [profile, '--headless', '--convert-to', 'pdf', '--outdir', at('office'), at('big.docx')],
  { stdio: 'ignore' },
);
console.log(
  `${'LibreOffice: docx → pdf'.padEnd(52)} ${office.error ? 'not installed' : `${((performance.now() - started) / 1000).toFixed(2).padStart(6)} s of the clock`}`,
);
rmSync(folder, { recursive: true, force: true });
