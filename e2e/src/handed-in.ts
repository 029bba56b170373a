// Documents as they are handed in: reports through the command line as it is shipped, printed by LibreOffice where every face of the
// standard is there, and as PDF on a machine without any font.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { importFile } from '../../packages/import/src/index';
import {
  blockText,
  encodeArchive,
  type Report,
  type ReportSeed,
  reportFromSeed,
  reportId,
  sampleSeed,
  shownSections,
} from '../../packages/report/src/index';
import { writeNamedFonts, writeNoFonts } from './named-fonts';
import { root } from './server';

/** Whether the programs that print and read are here. */
export const canPrint = ['soffice', 'pdftotext', 'pdftohtml'].every(
  (program) => spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined,
);

const data = path.resolve(root, '..', 'shared', 'data');
const publishedFile = existsSync(data) ? readdirSync(data).find((name) => name.endsWith('.txt')) : undefined;

/** A report as it was really published; null: its text is not part of the repository. */
export const publishedText: Uint8Array | null =
  publishedFile === undefined ? null : readFileSync(path.join(data, publishedFile));

/** Names and signs that few fonts have, sequences of several code points, and a page of full lines. */
export const rareText = [
  '关于𬭎某某部门整体支出绩效自评的报告',
  '一、𬭎𬬭基本情况',
  '（一）䶮㙓部门职能',
  '𬭎、𬬭、㙓、䶮、𠮷、葛󠄀城、①⑩㎡№≤≥℃〇，负责人王𬭎、李䶮。⼀一⽇日、ﬁ fi、é、α、“引号”‘单’——……《》〔2024〕7号。',
  '服务群众😀👍🏽满意度达到98.5%，家庭👨‍👩‍👧表情🇨🇳保留。',
  '国'.repeat(28 * 40),
  '二、存在的主要问题',
  '𬭎某某。',
  '某某局',
  '2024年3月5日',
].join('\n');

/** A text of so many pages of 22 lines of 28 characters, in sections with headings, numbered paragraphs and amounts. */
export function longText(pages: number): string {
  const sentence =
    '全年完成各项重点工作，支出58.09万元，培训干部1,234人次，群众满意度达到98.5%，预算执行总体均衡。';
  const han = [...'一二三四五六七八九十'];
  const lines = ['2023年度某某局部门整体支出绩效自评报告'];
  let left = pages * 22 * 28;
  for (let section = 0; section < 100; section++) {
    if (section % 10 === 0) lines.push(`${han[section / 10]}、第${han[section / 10]}部分情况`);
    lines.push(`（${han[section % 10]}）第${han[section % 10]}项工作情况`);
    const share = left / (100 - section);
    for (let number = 1, written = 0; written < share; number++, written += lines.at(-1)!.length)
      lines.push(`${number}.${sentence.repeat(3)}`);
    left -= share;
  }
  return [...lines, '某某局', '2024年3月5日', ''].join('\n');
}

function reportOf(seed: ReportSeed): Report {
  let next = 0;
  return reportFromSeed(seed, { id: reportId('r'), owner: null, newId: () => `s${next++}` });
}

export const sampleReport = () => reportOf(sampleSeed());

export function importedReport(text: string | Uint8Array): Report {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const read = importFile(bytes, 'report.txt');
  if (!read.ok) throw new Error(read.code);
  return reportOf(read.proposal.seed);
}

/** What a reader sees, without space, straight from the report. */
export function shownText(report: Report): string {
  const { department, date } = report.signature;
  const [year, month, day] = (date ?? '').split('-').map(Number);
  return [
    report.title,
    ...shownSections(report).flatMap(({ entry, number, blocks }) => [
      number + entry.title,
      ...blocks.map(blockText),
    ]),
    department,
    date ? `${year}年${month}月${day}日` : '',
  ]
    .join('')
    .replace(/\s/g, '');
}

/** A report as .docx that LibreOffice printed, and as PDF; paths. */
export interface Printed {
  readonly report: Report;
  readonly office: string;
  readonly pdf: string;
}

const command = path.join(root, 'bin', 'huigao.mjs');

export class Press {
  readonly #folder = mkdtempSync(path.join(tmpdir(), 'huigao-press-'));
  readonly #named = writeNamedFonts(this.#folder);
  readonly #bare = writeNoFonts(this.#folder);

  #at = (name: string) => path.join(this.#folder, name);

  #run(program: string, args: readonly string[], fonts: string): void {
    const env = { ...process.env, FONTCONFIG_FILE: fonts };
    const { status, stderr } = spawnSync(program, args, { env });
    if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${stderr}`);
  }

  /** Prints reports by name. */
  print(reports: Readonly<Record<string, Report>>): Readonly<Record<string, Printed>> {
    for (const [name, report] of Object.entries(reports)) {
      const archive = this.#at(`${name}.huigao.json`);
      writeFileSync(archive, encodeArchive(report));
      for (const to of ['docx', 'pdf'])
        this.#run(
          process.execPath,
          [command, 'export', archive, '-o', this.#at(`${name}.${to}`)],
          this.#bare,
        );
    }
    const profile = `-env:UserInstallation=file://${this.#at('profile')}`;
    const documents = Object.keys(reports).map((name) => this.#at(`${name}.docx`));
    const args = [profile, '--headless', '--convert-to', 'pdf', '--outdir', this.#at('office'), ...documents];
    this.#run('soffice', args, this.#named);
    return Object.fromEntries(
      Object.entries(reports).map(([name, report]) => [
        name,
        { report, office: this.#at(`office/${name}.pdf`), pdf: this.#at(`${name}.pdf`) },
      ]),
    );
  }

  close(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
