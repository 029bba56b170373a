// Attachments behind the signature become sections of their own.

import { exportReport } from '@huigao/export';
import { expect, test } from 'vitest';
import { attachedReport } from '../../export/test/reports';
import { kinds, proposalOf, reportOf, shownParagraphs, whys } from '../test/shown';
import { importFile } from './import-file';

const source = (...lines: readonly string[]) =>
  ['2023年度某某局自评报告', '一、基本情况', '甲。', ...lines].join('\n');
const signed = ['某某局', '2024年3月5日'];

test.each(['txt', 'md', 'docx'] as const)('%s: what was written comes back', async (to) => {
  const { bytes } = await exportReport(attachedReport(), to);
  const result = importFile(bytes, `报告.${to}`);
  if (!result.ok) throw new Error(result.code);
  const { proposal } = result;
  expect(kinds(proposal)).toBe('other attachment attachment attachment');
  const again = reportOf(proposal);
  expect(again.outline.map(({ title }) => title)).toEqual(attachedReport().outline.map(({ title }) => title));
  expect(again.signature).toEqual(attachedReport().signature);
  const txt = (report: typeof again) =>
    exportReport(report, 'txt').then((made) => new TextDecoder().decode(made.bytes));
  expect(await txt(again)).toBe(await txt(attachedReport()));
  expect(whys(proposal)).not.toContain('attachment-note-added');
});

test('a note that differs stays as it was typed; where there is none, it is said that one will be', async () => {
  const own = source(
    '附件：1.收支表',
    '2.目标表',
    ...signed,
    '附件1',
    '收支明细表',
    '乙。',
    '附件2',
    '目标表',
    '丙。',
  );
  const typed = proposalOf(own);
  expect(kinds(typed)).toBe('other attachment attachment');
  expect(await shownParagraphs(typed)).toEqual(own.split('\n'));
  expect(whys(typed)).not.toContain('attachment-note-added');
  const bare = source(...signed, '附件1', '收支明细表', '乙。', '附件2', '目标表', '丙。');
  expect(whys(proposalOf(bare))).toContain('attachment-note-added');
  expect(proposalOf(bare).seed.signature).toEqual({ department: '某某局', date: '2024-03-05' });
});

test('a label that its place gives otherwise is pointed out', () => {
  expect(whys(proposalOf(source(...signed, '附件1', '收支明细表', '乙。')))).toContain('number-differs');
  expect(whys(proposalOf(source(...signed, '附件', '收支明细表', '乙。')))).not.toContain('number-differs');
});

test('what only speaks of attachments is none', () => {
  expect(
    kinds(proposalOf(source('详见附件1', '附件：', '1.收支表', '附件1', '一、乙', '附件2'))),
  ).not.toContain('attachment');
  expect(kinds(proposalOf(`附件3\n${source('乙。')}`))).toBe('other');
});
