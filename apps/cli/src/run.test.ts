import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { checkAll, waivedFrom } from '@huigao/checks';
import type { Locale } from '@huigao/messages';
import { decodeArchive, encodeArchive, figureId, personId, reportFromSeed, reportId } from '@huigao/report';
import { afterAll, expect, test } from 'vitest';
import { partsOf } from '../../../packages/export/test/word-reader';
import { docx, p } from '../../../packages/import/test/docx';
import { run } from './run';

const folder = mkdtempSync(path.join(tmpdir(), 'huigao-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const at = (name: string) => path.join(folder, name);

/** Runs a command; a word with an extension is a file in the folder. */
async function huigao(line: string, locale: Locale = 'en', input = '') {
  const written: Uint8Array[] = [];
  const out: string[] = [];
  const err: string[] = [];
  const argv = line.split(' ').map((word) => (/^[^-/].*\./.test(word) ? at(word) : word));
  const streams = {
    stdin: async (most: number) => (input.length > most ? null : new TextEncoder().encode(input)),
    stdout: async (bytes: Uint8Array | string) => {
      written.push(Buffer.from(bytes));
    },
  };
  const lines = { out: (text: string) => out.push(text), err: (text: string) => err.push(text) };
  const status = await run(argv, { locale, fontFolder: null, today: '2024-03-05', ...lines, ...streams });
  return { status, out: out.join('\n'), err: err.join('\n'), written: Buffer.concat(written) };
}

const source = [
  '2023年度某某局自评报告',
  '一、基本情况',
  '（一）部门整体收支情况',
  '全年预算数 2,119.56 万元，执行数 2,118.90 万元，完成预算的 99.7%。',
  '二、存在的主要问题',
  '1.甲。3.乙。',
  '某某局',
];
writeFileSync(at('source.txt'), source.join('\n'));
const right = [
  '2023年度某某局部门整体支出绩效自评报告',
  '一、部门整体收支情况',
  '全年预算数2,119.56万元，执行数2,118.90万元，完成全年预算的99.97%。年末结转和结余0.66万元。',
  '二、存在的主要问题',
  '项目前期准备不够充分，上半年支付进度偏慢，部分合同尾款集中在第四季度结算，预算执行的均衡性有待提高，',
  '绩效指标中反映社会效益的指标偏少，需要进一步完善。',
  '三、下一步工作打算',
  '提前做好项目前期准备，按合同进度分期结算，逐月通报支付进度，补充反映社会效益的指标。',
  '某某局',
  '2024年4月12日',
].map((line) => line.replace(/某某局/g, '青城市水务局'));
writeFileSync(at('right.txt'), right.join('\n'));
writeFileSync(at('torn.txt'), right.join('\n').replace('绩效指标中', '绩效指标 and 其中'));
writeFileSync(at('source.docx'), Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0));
writeFileSync(at('broken.huigao.json'), '{"huigao":1,"schemaVersion":1,"outline":7}');
writeFileSync(at('other.json'), '[]');
writeFileSync(at('empty.txt'), '\n');

function archive(name: string) {
  const decoded = decodeArchive(readFileSync(at(name), 'utf8'));
  if (!decoded.ok) throw new Error(decoded.detail);
  return decoded.seed;
}

/** The imported report with two figures known, so that the rate in its text contradicts them. */
function writeContradicting(name: string) {
  const seed = archive('imported.huigao.json');
  const values: Record<string, string> = { 'total.budgeted': '21195600', 'total.executed': '21189000' };
  const figures = seed.figures.map((figure) => ({ ...figure, value: values[figure.id] ?? figure.value }));
  expect(figures.find(({ id }) => id === figureId('total.budgeted'))?.value).toBe('21195600');
  let next = 0;
  const options = { id: reportId('r'), owner: null, newId: () => `s${next++}` };
  writeFileSync(at(name), encodeArchive(reportFromSeed({ ...seed, figures }, options)));
}

test('import writes an archive and says what to look at', async () => {
  const { status, out, err } = await huigao('import source.txt -o imported.huigao.json');
  expect({ status, err }).toEqual({ status: 0, err: '' });
  expect(out).toContain('2 sections, 7 paragraphs');
  expect(out).toContain('line 6  the number is out of sequence and stays as typed  3.乙。');
  expect(archive('imported.huigao.json').outline.map(({ kind }) => kind)).toEqual([
    'part',
    'budget',
    'problems',
  ]);
});

test('import makes figures of amounts when asked', async () => {
  const { out } = await huigao('import source.txt -o figures.huigao.json --figures');
  expect(out).toContain('2 figures have values');
  expect(archive('figures.huigao.json').figures.filter(({ value }) => value !== null)).toMatchObject([
    { id: 'total.budgeted', value: '21195600' },
    { id: 'total.executed', value: '21189000' },
  ]);
  expect((await huigao('check figures.huigao.json')).out).toContain('99.97%');
});

test('export takes an archive or a text, and the format from option or name', async () => {
  expect(await huigao('export imported.huigao.json --to txt -o out.any')).toMatchObject({
    status: 0,
    err: '',
  });
  const lines = readFileSync(at('out.any'), 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  expect(lines).toEqual(source);
  expect(await huigao('export source.txt -o out.docx')).toMatchObject({ status: 0 });
  expect(readFileSync(at('out.docx')).subarray(0, 2).toString()).toBe('PK');
  expect(await huigao('export source.txt -o out.md')).toMatchObject({ status: 0 });
  expect(await huigao('export out.md -o again.txt')).toMatchObject({ status: 0 });
  expect(readFileSync(at('again.txt'), 'utf8')).toBe(readFileSync(at('out.any'), 'utf8'));
});

test('export writes PDF and a page, and says which face is set in another', async () => {
  const { status, out, err } = await huigao('export source.txt -o out.pdf --pdfa');
  expect({ status, err }).toEqual({ status: 0, err: '' });
  expect(out).toContain('仿宋_GB2312 is set in Noto Serif SC');
  expect(readFileSync(at('out.pdf'), 'latin1')).toMatch(/^%PDF-1\.7[\s\S]*pdfaid:part/);
  expect(await huigao('export source.txt -o out.html')).toMatchObject({ status: 0 });
  expect(readFileSync(at('out.html'), 'utf8')).toContain('<h2 id="b1">一、基本情况</h2>');
});

test('check reads a Word document as it reads the text', async () => {
  expect(await huigao('export source.txt -o checked.docx')).toMatchObject({ status: 0 });
  const [text, word] = [await huigao('check source.txt --json'), await huigao('check checked.docx --json')];
  const rules = ({ out }: { out: string }) =>
    (JSON.parse(out).findings as { rule: string }[]).map(({ rule }) => rule);
  expect(word.status).toBe(1);
  expect(rules(word)).toEqual(rules(text));
});

test('check ends with 0 when nothing blocks and 1 when something does', async () => {
  expect(await huigao('check right.txt')).toMatchObject({ status: 0, err: '' });
  writeContradicting('wrong.huigao.json');
  const said = await huigao('check wrong.huigao.json', 'zh');
  expect(said.status).toBe(1);
  expect(said.out).toContain('99.97%');
  const { status, out } = await huigao('check wrong.huigao.json --json');
  expect(status).toBe(1);
  expect(JSON.parse(out).findings.find((finding: { rule: string }) => finding.rule === 'T1')).toEqual({
    rule: 'T1',
    severity: 'block',
    section: 'budget',
    message: expect.stringContaining('99.97%'),
    shown: '99.7%',
    expected: '99.97%',
    quote: source[3],
    line: null,
  });
});

test('a waived finding does not block, and is printed with name and reason; own rules are run', async () => {
  const read = archive('wrong.huigao.json');
  let next = 0;
  const options = { id: reportId('r'), owner: null, newId: () => `s${next++}` };
  const report = reportFromSeed(read, options);
  const blocking = checkAll(report).findings.filter(({ severity }) => severity === 'block');
  const waivers = blocking.map((finding) => ({
    ...waivedFrom(report, finding),
    why: '公开口径',
    by: personId('p'),
    name: '林晓',
    at: 0,
  }));
  const rules = [
    {
      id: 'own',
      name: '执行数不超过一千万',
      left: '[total.executed]',
      relation: '≤' as const,
      right: '10000000',
      tolerance: '0',
      severity: 'warn' as const,
      message: '',
      by: 'p',
      at: 0,
      version: 1,
    },
  ];
  writeFileSync(
    at('waived.huigao.json'),
    encodeArchive(reportFromSeed({ ...read, waivers, rules }, options)),
  );
  const said = await huigao('check waived.huigao.json', 'zh');
  expect(said.status).toBe(0);
  expect(said.out).toContain('（林晓：公开口径）');
  expect(said.out).toContain('警告 R');
  const { waived } = JSON.parse((await huigao('check waived.huigao.json --json')).out);
  expect(waived).toHaveLength(waivers.length);
  expect(waived[0]).toMatchObject({ severity: 'block', why: '公开口径', name: '林晓' });
});

test('a plain text is checked without figures, each finding with its line', async () => {
  const { status, out } = await huigao('check source.txt --json');
  expect(status).toBe(1);
  const findings = JSON.parse(out).findings as {
    rule: string;
    severity: string;
    section: string;
    line: number | null;
  }[];
  const of = (rule: string) => findings.find((finding) => finding.rule === rule);
  expect(of('F3')).toMatchObject({
    severity: 'block',
    section: 'budget',
    shown: '99.7%',
    expected: '99.97%',
    line: 4,
  });
  expect(of('S1')).toMatchObject({ severity: 'block', section: 'problems', shown: '3.', line: 6 });
  expect(of('S13')).toMatchObject({ severity: 'block', section: null, line: null });
  const said = await huigao('check source.txt', 'zh');
  expect(said.out).toContain('阻断 F3  部门整体收支情况（第 4 行）：');
});

test('a finding behind a page break has the line of the page it is on', async () => {
  const { status, out } = await huigao('check torn.txt --json');
  expect(status).toBe(0);
  expect(JSON.parse(out).findings.find((finding: { rule: string }) => finding.rule === 'S4')).toMatchObject({
    shown: 'and',
    line: 6,
  });
});

test.each([
  ['', 'Usage:'],
  ['serve', 'no command “serve”'],
  ['check', 'Name the file to read.'],
  ['check source.txt --to md', "Unknown option '--to'"],
  ['check missing.txt', 'There is no file'],
  ['check source.docx', 'no Word document'],
  ['check empty.txt', 'no text'],
  ['check other.json', 'not a Huigao archive'],
  ['check broken.huigao.json', 'archive is damaged'],
  ['import source.txt', 'Name the file to write with -o.'],
  ['export source.txt --to odt -o out.odt', 'Cannot export as “odt”'],
  ['export source.txt -o source.txt', 'nothing was written'],
  ['export source.txt -o no/such/folder/out.txt', 'Cannot write'],
])('`huigao %s` ends with 2 and says why', async (line, reason) => {
  const { status, out, err } = await huigao(line);
  expect({ status, out }).toEqual({ status: 2, out: '' });
  expect(err).toContain(reason);
});

test('streams: the standard input is read, and the result written to the standard output alone', async () => {
  const text = await huigao('export - --to txt -o -', 'en', source.join('\n'));
  expect({ status: text.status, out: text.out, err: text.err }).toEqual({ status: 0, out: '', err: '' });
  expect(
    text.written
      .toString()
      .split('\n')
      .filter((line) => line !== ''),
  ).toEqual(source);
  const page = await huigao('check - --from html --json', 'en', '<h1>标题</h1><h2>一、甲</h2><p>**乙**。');
  expect(JSON.parse(page.out).findings.map(({ rule }: { rule: string }) => rule)).toContain('S5');
  expect(await huigao('check -', 'en', '')).toMatchObject({
    status: 2,
    err: expect.stringContaining('no text'),
  });
});

test('a folder: every file in it, below the output folder as below the input; one that fails stops no other', async () => {
  mkdirSync(at('many/inner'), { recursive: true });
  writeFileSync(at('many/a.txt'), right.join('\n'));
  writeFileSync(at('many/inner/b.md'), '# 标题\n\n## 一、甲\n\n乙。');
  writeFileSync(at('many/c.docx'), 'PK\x03\x04');
  writeFileSync(at('many/~$c.docx'), 'x');
  writeFileSync(at('many/other.bin'), 'x');
  const { status, out, err } = await huigao(`export ${at('many')} --to md -o ${at('written')} --json`);
  expect(status).toBe(2);
  expect(err).toContain('c.docx');
  const lines = out.split('\n').map((line) => JSON.parse(line));
  expect(lines.map(({ file }) => path.relative(folder, file))).toEqual([
    'many/a.txt',
    'many/c.docx',
    'many/inner/b.md',
  ]);
  expect(lines.map(({ sha256 }) => typeof sha256)).toEqual(['string', 'undefined', 'string']);
  expect(readFileSync(at('written/inner/b.md'), 'utf8')).toContain('## 一、甲');
  const checked = await huigao(`check ${at('many/a.txt')} ${at('source.txt')} --json`);
  expect(checked.status).toBe(1);
  expect(checked.out.split('\n').map((line) => JSON.parse(line).findings.length > 0)).toEqual([false, true]);
  mkdirSync(at('nothing'));
  expect(await huigao(`check ${at('nothing')}`)).toMatchObject({ status: 2 });
});

test('a thousand files are done one after the other, without growing', async () => {
  mkdirSync(at('thousand'));
  for (let index = 0; index < 1000; index++) writeFileSync(at(`thousand/${index}.txt`), right.join('\n'));
  let lines = 0;
  let early = 0;
  const out = () => {
    lines += 1;
    if (lines === 200) early = process.memoryUsage().heapUsed;
  };
  const io = {
    locale: 'en',
    out,
    err: out,
    fontFolder: null,
    today: '2024-03-05',
    stdin: async () => null,
    stdout: async () => {},
  } as const;
  expect(await run(['import', at('thousand'), '-o', at('archives'), '--json'], io)).toBe(0);
  expect(lines).toBe(1000);
  expect(process.memoryUsage().heapUsed - early).toBeLessThan(100 * 1024 * 1024);
});

test('help is no failure', async () => {
  expect(await huigao('--help', 'zh')).toMatchObject({
    status: 0,
    err: '',
    out: expect.stringContaining('用法'),
  });
  expect(await huigao('check --help')).toMatchObject({ status: 0, err: '' });
});

test('--house dresses a Word document in a template, and refuses what is none', async () => {
  const styles =
    '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/><w:rPr><w:sz w:val="72"/></w:rPr></w:style>';
  writeFileSync(at('house.docx'), docx(p('甲'), { styles }));
  expect((await huigao('export right.txt --house house.docx -o dressed.docx')).status).toBe(0);
  expect(partsOf(readFileSync(at('dressed.docx'))).get('word/styles.xml')).toMatch(
    /w:styleId="Title"(?:(?!<\/w:style>).)*<w:sz w:val="72"\/>/s,
  );
  const refused = await huigao('export right.txt --house source.txt -o refused.docx');
  expect([refused.status, refused.err]).toEqual([2, expect.stringContaining('cannot be a house template')]);
});
