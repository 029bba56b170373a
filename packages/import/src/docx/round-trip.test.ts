// What our own writer of Word documents made comes back as it was: text, outline, blocks, bold, signature.

import { exportReport } from '@huigao/export';
import {
  bodyFromNotation,
  bodySchema,
  decodeArchive,
  encodeArchive,
  type Report,
  type ReportSeed,
  reportFromSeed,
  reportId,
  sampleSeed,
  sectionBlocks,
} from '@huigao/report';
import fc from 'fast-check';
import type { Node } from 'prosemirror-model';
import { expect, test } from 'vitest';
import { reportOf } from '../../test/shown';
import { importFile } from '../import-file';

function built(seed: ReportSeed): Report {
  let next = 0;
  return reportFromSeed(seed, { id: reportId('r'), owner: null, newId: () => `s${next++}` });
}

/** What must come back: titles by level, and of each block its kind, level and shown text, stretches of bold told apart. */
const shape = (report: Report) => ({
  title: report.title,
  signature: report.signature,
  sections: report.outline.map((entry) => ({
    level: entry.level,
    title: entry.title,
    blocks: sectionBlocks(report, entry)
      .map(({ type, level, number, runs }) => ({
        type,
        level,
        text: number + runs.map(({ text }) => text).join(''),
      }))
      .filter(({ text }) => text.trim() !== ''),
  })),
});

async function imported(report: Report) {
  const { bytes } = await exportReport(report, 'docx');
  const result = importFile(bytes, 'x.docx');
  if (!result.ok) throw new Error(result.code);
  return { proposal: result.proposal, report: reportOf(result.proposal) };
}

const isChart = (node: Node | undefined) => String(node?.attrs.kind).endsWith('Chart');

/** Pictures do not come back as what they are drawn from, nor their captions as such. */
const withoutCharts = (seed: ReportSeed): ReportSeed => ({
  ...seed,
  outline: seed.outline.map((entry) => {
    const blocks = entry.body?.children ?? [];
    const kept = blocks.filter(
      (node, index) => !isChart(node) && !(node.type.name === 'caption' && isChart(blocks[index + 1])),
    );
    return { ...entry, body: entry.body && bodySchema.nodes.doc.create(null, kept) };
  }),
});

test('the sample comes back, with nothing to look at but titles', async () => {
  const report = built(withoutCharts(sampleSeed()));
  const back = await imported(report);
  expect(shape(back.report)).toEqual(shape(report));
  expect(back.report.outline.map(({ kind }) => kind)).toEqual(report.outline.map(({ kind }) => kind));
  expect(back.proposal.notUnderstood).toEqual([]);
});

const han = fc.string({
  unit: fc.constantFrom(...'预算执行情况良好甲乙丙丁，、“”（）《》12.5%<&>aB'),
  minLength: 1,
  maxLength: 12,
});
const sentence = han.map((text) => `文${text}。`);
const title = han.map((text) => `题${text.replace(/[。，、]/g, '')}`);
const line = fc.oneof(
  { weight: 4, arbitrary: sentence },
  { weight: 1, arbitrary: title.map((text) => `### ${text}`) },
  { weight: 1, arbitrary: sentence.map((text) => `[[#3]]${text}`) },
  { weight: 1, arbitrary: sentence.map((text) => `[[#4]]${text}`) },
  {
    weight: 2,
    arbitrary: fc.tuple(sentence, han).map(([text, note]) => `${text}甲[[注：${note}]][[注：再${note}]]乙。`),
  },
  { weight: 1, arbitrary: title.map((text) => `### ${text}[[注：标题的注]]`) },
  { weight: 1, arbitrary: sentence.map((text) => `总的来看。[[#point]]${text}[[#point]]再说。`) },
);
/** A number of level 4 counts within one of level 3. */
const nested = (lines: readonly string[]) =>
  lines.map((text, index) =>
    lines.slice(0, index).some((before) => before.startsWith('###') || before.startsWith('[[#3]]'))
      ? text
      : text.replace(/^\[\[#4\]\]/, '[[#3]]'),
  );
const section = fc.record({
  level: fc.constantFrom(1 as const, 2 as const),
  title,
  lines: fc.array(line, { minLength: 1, maxLength: 4 }).map(nested),
});

const seeds = fc.record({ sections: fc.array(section, { minLength: 1, maxLength: 6 }), name: title }).map(
  ({ sections, name }): ReportSeed => ({
    title: `关于${name}的报告`,
    year: null,
    signature: { department: '某某局', date: '2024-03-05' },
    outline: sections.map(({ level, title, lines }, index) => ({
      kind: 'other',
      level: index === 0 ? 1 : level,
      title,
      body: bodyFromNotation(lines),
    })),
    figures: [],
  }),
);

test('tables with captions, heads and merged cells come back', async () => {
  const { doc, paragraph, caption, table, tableRow, tableCell, tableHeader } = bodySchema.nodes;
  const text = (words: string) => paragraph.create(null, words === '' ? [] : [bodySchema.text(words)]);
  const cell = (words: string, attrs = {}) => tableCell.create(attrs, text(words));
  const head = (words: string, attrs = {}) => tableHeader.create(attrs, text(words));
  const body = doc.create(null, [
    text('见下表。'),
    caption.create(null, bodySchema.text('表1 支出')),
    table.create(null, [
      tableRow.create(null, [head('项目'), head('金额', { colspan: 2 })]),
      tableRow.create(null, [cell('甲', { rowspan: 2 }), cell('预算'), cell('3.5')]),
      tableRow.create(null, [cell('执行'), cell('')]),
    ]),
  ]);
  const report = built({
    title: '关于某某的报告',
    year: null,
    signature: { department: '', date: null },
    outline: [{ kind: 'other', level: 1, title: '甲', body }],
    figures: [],
  });
  const back = [...(await imported(report)).report.bodies.values()][0]!;
  expect(back.toJSON()).toEqual(body.toJSON());
});

test('comments of a review copy come back with ranges, authors, times, answers; a clean copy has none', async () => {
  const at = Date.parse('2024-03-05T08:00:00Z');
  const seed: ReportSeed = {
    title: '关于某某的报告',
    year: null,
    signature: { department: '某某局', date: null },
    outline: [
      {
        kind: 'other',
        level: 1,
        title: '甲',
        body: bodyFromNotation(['[[#3]]全年预算数2,119.56万元。', '完成99.7%。']),
      },
      { kind: 'other', level: 1, title: '乙', body: bodyFromNotation(['丙丁。']) },
    ],
    figures: [],
    threads: [
      {
        entry: 0,
        range: { from: 2, to: 7 },
        comments: [
          { author: '王审核', at, text: '口径？' },
          { author: '李科', at: at + 60_000, text: '全年。\n已核。' },
        ],
        isResolved: true,
      },
      {
        entry: 0,
        range: { from: 5, to: 22 },
        comments: [{ author: '赵', at, text: '跨两段' }],
        isResolved: false,
      },
      { entry: 1, range: null, comments: [{ author: '赵', at, text: '整节<再>写' }], isResolved: false },
    ],
  };
  const report = built(seed);
  const { bytes } = await exportReport(report, 'docx', { copy: 'review' });
  const back = importFile(bytes, 'x.docx');
  expect(back.ok && back.proposal.seed.threads).toEqual(seed.threads);
  const clean = importFile((await exportReport(report, 'docx')).bytes, 'x.docx');
  expect(clean.ok && clean.proposal.seed.threads).toEqual([]);
});

test('any report comes back', async () => {
  await fc.assert(
    fc.asyncProperty(seeds, async (seed) => {
      const report = built(seed);
      expect(shape((await imported(report)).report)).toEqual(shape(report));
    }),
    { numRuns: 40 },
  );
});

const thousandths = fc.nat(999);
const remarks = fc.array(
  fc.record({
    entry: fc.nat(5),
    from: thousandths,
    length: thousandths,
    isResolved: fc.boolean(),
    texts: fc.array(fc.constantFrom('口径？', '全年。\n已核。', '<再>写'), { minLength: 1, maxLength: 3 }),
  }),
  { minLength: 1, maxLength: 4 },
);

/** A report with comments on stretches of its sections, within or over paragraphs. */
const remarked = fc.tuple(seeds, remarks).map(([seed, all]): ReportSeed => {
  const at = Date.parse('2024-03-05T08:00:00Z');
  const threads = all.map(({ entry: chosen, from, length, isResolved, texts }) => {
    const entry = chosen % seed.outline.length;
    const size = seed.outline[entry]!.body!.content.size;
    const start = 1 + Math.floor((from * (size - 2)) / 1000);
    const end = Math.min(start + 1 + Math.floor((length * (size - 2)) / 1000), size - 1);
    return {
      entry,
      range: start < end ? { from: start, to: end } : null,
      comments: texts.map((text, index) => ({ author: `人${index}`, at: at + index * 60_000, text })),
      isResolved,
    };
  });
  return { ...seed, threads };
});

/** What comments say and of which words, section by section. A number that Word counts is no word there. */
const remarksOf = (seed: ReportSeed) =>
  (seed.threads ?? [])
    .map(({ entry, range, comments, isResolved }) => {
      const body = seed.outline[entry]!.body;
      const words = range && body ? body.textBetween(range.from, range.to, '\n').trim() : '';
      return JSON.stringify([entry, words, comments, isResolved]);
    })
    .sort();

test('comments on any words of any report come back with them', async () => {
  await fc.assert(
    fc.asyncProperty(remarked, async (seed) => {
      const { bytes } = await exportReport(built(seed), 'docx', { copy: 'review' });
      const back = importFile(bytes, 'x.docx');
      if (!back.ok) throw new Error(back.code);
      expect(remarksOf(back.proposal.seed)).toEqual(remarksOf(seed));
    }),
    { numRuns: 30 },
  );
});

test('any archive reads back equal', () => {
  fc.assert(
    fc.property(remarked, (seed) => {
      const archive = encodeArchive(built(seed));
      const read = decodeArchive(archive);
      if (!read.ok) throw new Error(read.detail);
      expect(encodeArchive(built(read.seed))).toBe(archive);
      expect(read.seed.remarks?.threads).toHaveLength(seed.threads!.length);
    }),
    { numRuns: 40 },
  );
});
