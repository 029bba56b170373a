import { strToU8 } from 'fflate';
import { expect, test } from 'vitest';
import { docx, p } from '../test/docx';
import { whys } from '../test/shown';
import { importFile } from './import-file';

const files = {
  text: strToU8('某某局自评报告\n一、存在问题\n甲。\n'),
  page: strToU8('<!doctype html><html><body><h1>报告</h1><h2>一、存在问题</h2><p>甲。</p></body></html>'),
  word: docx(p('某某局自评报告') + p('一、存在问题') + p('甲。')),
};

test.each([
  ['text', '报告.docx', 'read-as-text'],
  ['text', '报告.WPS', 'read-as-text'],
  ['page', '报告.docx', 'read-as-page'],
  ['page', '报告.txt', 'read-as-page'],
  ['word', '报告.txt', 'read-as-word'],
  ['word', '报告.html', 'read-as-word'],
  ['text', '报告.txt', null],
  ['text', '报告.md', null],
  ['text', '报告', null],
  ['page', '报告.html', null],
  ['word', '报告.docx', null],
] as const)('%s named %s is read as what it is, and that is told: %s', (what, name, why) => {
  const read = importFile(files[what], name);
  if (!read.ok) throw new Error(read.code);
  expect(whys(read.proposal).filter((one) => one.startsWith('read-as'))).toEqual(why ? [why] : []);
  if (why) expect(read.proposal.notUnderstood[0]).toEqual({ line: 1, text: name, why });
});

test('what is neither is refused, whatever its name', () => {
  const picture = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]);
  expect(importFile(picture, '报告.docx')).toMatchObject({ ok: false, code: 'not-text' });
});
